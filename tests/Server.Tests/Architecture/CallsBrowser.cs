using Mono.Cecil;
using NetArchTest.Rules;

namespace WaypointDashboard.Server.Tests.Architecture;

/// <summary>Whether any method of a type, its lambdas and async methods among them, calls the browser; holding the runtime to hand it on is no call.</summary>
internal sealed class CallsBrowser : ICustomRule
{
    private const string Interop = "Microsoft.JSInterop.";

    public bool MeetsRule(TypeDefinition type) => Calls(type);

    private static bool Calls(TypeDefinition type) =>
        type.Methods.Where(method => method.HasBody).SelectMany(method => method.Body.Instructions)
            .Any(instruction => instruction.Operand is MethodReference { DeclaringType.FullName: Interop + "IJSRuntime" or Interop + "JSRuntimeExtensions" })
        || type.NestedTypes.Any(Calls);
}

using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace WaypointDashboard.Server.Tests.Architecture;

/// <summary>What the domain hands out can be shared between threads and circuits: nobody can change it.</summary>
public sealed class ImmutabilityTests
{
    // Builders are there to be changed, by the one who makes them; they are never part of a snapshot.
    private static readonly string[] Builders = ["ResourceIndexBuilder", "ValueListBuilder"];

    private static readonly Type[] Mutable = [typeof(IList<>), typeof(ICollection<>), typeof(IDictionary<,>), typeof(ISet<>)];

    public static TheoryData<string> PublicTypes =>
        [.. Code.Shared.GetExportedTypes().Where(type => !type.IsEnum && !type.IsInterface && !IsStatic(type) && !Builders.Contains(type.Name.Split('`')[0])).Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(PublicTypes))]
    public void A_public_type_of_the_domain_cannot_be_changed(string name)
    {
        var type = Code.Shared.GetType(name, throwOnError: true)!;

        Settable(type).ShouldBeEmpty($"{name} has properties that can be set after it was made");
        Fields(type).Where(field => !field.IsInitOnly).Select(field => field.Name).ShouldBeEmpty($"{name} has fields that can be written");
        type.GetProperties().Where(property => IsMutable(property.PropertyType)).Select(property => property.Name).ShouldBeEmpty($"{name} shows collections that can be changed");
    }

    [Fact]
    public void A_type_that_can_be_changed_would_be_found()
    {
        Settable(typeof(Changeable)).ShouldBe([nameof(Changeable.Name)]);
        Fields(typeof(Changeable)).Where(field => !field.IsInitOnly).ShouldNotBeEmpty();
        typeof(Changeable).GetProperties().Where(property => IsMutable(property.PropertyType)).Select(property => property.Name)
            .ShouldBe([nameof(Changeable.Items), nameof(Changeable.Map), nameof(Changeable.Numbers)], ignoreOrder: true);
    }

    private static IEnumerable<string> Settable(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(property => property.SetMethod is { } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
            .Select(property => property.Name);

    // Two kinds of field are the compiler's: behind an init-only property, and a primary constructor's parameter that methods use.
    private static IEnumerable<FieldInfo> Fields(Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Where(field => !IsBackingFieldOfInit(type, field) && !field.Name.EndsWith(">P", StringComparison.Ordinal));

    private static bool IsBackingFieldOfInit(Type type, FieldInfo field) =>
        field.Name.StartsWith('<') && field.Name.EndsWith(">k__BackingField", StringComparison.Ordinal)
        && !Settable(type).Contains(field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)]);

    private static bool IsMutable(Type type) =>
        type.IsArray
        || (!IsImmutable(type) && (type.IsAssignableTo(typeof(IList)) || type.IsAssignableTo(typeof(IDictionary)) || Definitions(type).Any(Mutable.Contains)));

    private static bool IsImmutable(Type type) =>
        type.Namespace is { } home && (home == typeof(ImmutableArray).Namespace || home.StartsWith("System.Collections.Frozen", StringComparison.Ordinal) || home.StartsWith("WaypointDashboard.", StringComparison.Ordinal));

    private static IEnumerable<Type> Definitions(Type type) =>
        type.GetInterfaces().Append(type).Where(candidate => candidate.IsGenericType).Select(candidate => candidate.GetGenericTypeDefinition());

    private static bool IsStatic(Type type) => type is { IsAbstract: true, IsSealed: true };

    private sealed class Changeable
    {
        public string Name { get; set; } = "";

        public List<string> Items { get; init; } = [];

        public IDictionary<string, string> Map { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

        public int[] Numbers { get; init; } = [];
    }
}

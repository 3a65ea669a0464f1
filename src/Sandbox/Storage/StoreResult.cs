using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using WaypointDashboard.Sandbox.Errors;

namespace WaypointDashboard.Sandbox.Storage;

/// <summary>The answer to a write: the object as it is now, or why it was refused.</summary>
public sealed record StoreResult
{
    private StoreResult(StoredObject? value, StatusError? error) => (Value, Error) = (value, error);

    /// <summary>The object after the write; after a deletion its last state.</summary>
    public StoredObject? Value { get; }

    public StatusError? Error { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    /// <summary>Whether the object was not there before.</summary>
    public bool Created { get; init; }

    /// <summary>For deletions: whether the object is gone, and not only marked and waiting for its finalizers.</summary>
    public bool Removed { get; init; }

    /// <summary>Sent as HTTP warnings, which kubectl prints.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>The object, for callers to whom a refusal is a bug.</summary>
    public StoredObject EnsureSucceeded() => Value ?? throw new InvalidOperationException(Error?.Message);

    public static StoreResult Success(StoredObject value) => new(value, null);

    public static StoreResult Failure(StatusError error) => new(null, error);

    public static implicit operator StoreResult(StatusError error) => Failure(error);

    public static StoreResult FromStatusError(StatusError error) => Failure(error);
}

interface ReconnectState {
  readonly state: "show" | "hide" | "failed" | "rejected" | "paused" | "resume-failed" | "retrying";
}

interface Circuit {
  reconnect(): Promise<boolean>;
  resumeCircuit(): Promise<boolean>;
}

declare const Blazor: Circuit;

/** Shows how the circuit's connection is, tries again, and loads the page anew when the server does not know the circuit any more. */
export function watchReconnect(): void {
  const dialog = document.getElementById("components-reconnect-modal");
  if (!(dialog instanceof HTMLDialogElement)) {
    return;
  }

  const react = (event: Event) => {
    const { state } = (event as CustomEvent<ReconnectState>).detail;
    if (state === "show" && !dialog.open) {
      dialog.showModal();
    } else if (state === "hide") {
      document.removeEventListener("visibilitychange", retryWhenVisible);
      dialog.close();
    } else if (state === "retrying" || state === "failed") {
      document.addEventListener("visibilitychange", retryWhenVisible);
    } else if (state === "rejected") {
      location.reload();
    }
  };

  async function retry(): Promise<void> {
    document.removeEventListener("visibilitychange", retryWhenVisible);
    try {
      if (!(await Blazor.reconnect()) && !(await resume())) {
        location.reload();
      }
    } catch {
      document.addEventListener("visibilitychange", retryWhenVisible); // The server cannot be reached yet.
    }
  }

  async function resume(): Promise<boolean> {
    const isResumed = await Blazor.resumeCircuit();
    if (isResumed) {
      (dialog as HTMLDialogElement).close();
    }

    return isResumed;
  }

  async function resumeOrReload(): Promise<void> {
    try {
      if (!(await resume())) {
        location.reload();
      }
    } catch {
      location.reload();
    }
  }

  function retryWhenVisible(): void {
    if (document.visibilityState === "visible") {
      void retry();
    }
  }

  dialog.addEventListener("components-reconnect-state-changed", react);
  document.getElementById("components-reconnect-button")?.addEventListener("click", () => void retry());
  document.getElementById("components-resume-button")?.addEventListener("click", () => void resumeOrReload());
  document.getElementById("reconnect-reload")?.addEventListener("click", () => location.reload());
}

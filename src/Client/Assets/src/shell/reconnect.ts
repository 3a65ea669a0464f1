interface ReconnectState {
  readonly state: "show" | "hide" | "failed" | "rejected" | "paused" | "resume-failed" | "retrying";
}

interface Circuit {
  reconnect(): Promise<boolean>;
  resumeCircuit(): Promise<boolean>;
}

declare const Blazor: Circuit;

// When Blazor has given up: nobody is hurried any more, but the page still comes back by itself.
const patience = 5000;

/** Shows how the circuit's connection is, tries again, and loads the page anew when the server does not know the circuit any more. */
export function watchReconnect(): void {
  const dialog = document.getElementById("components-reconnect-modal");
  if (!(dialog instanceof HTMLDialogElement)) {
    return;
  }

  let later = 0;

  const react = (event: Event) => {
    const { state } = (event as CustomEvent<ReconnectState>).detail;
    if (state === "show" && !dialog.open) {
      dialog.showModal();
    } else if (state === "hide") {
      document.removeEventListener("visibilitychange", retryWhenVisible);
      clearTimeout(later);
      dialog.close();
    } else if (state === "retrying" || state === "failed") {
      document.addEventListener("visibilitychange", retryWhenVisible);
      if (state === "failed") {
        retryLater();
      }
    } else if (state === "rejected") {
      location.reload();
    }
  };

  function retryLater(): void {
    clearTimeout(later);
    later = window.setTimeout(() => void retry(), patience);
  }

  async function retry(): Promise<void> {
    clearTimeout(later);
    document.removeEventListener("visibilitychange", retryWhenVisible);
    try {
      if (!(await Blazor.reconnect()) && !(await resume())) {
        location.reload();
      }
    } catch {
      document.addEventListener("visibilitychange", retryWhenVisible); // The server cannot be reached yet.
      retryLater();
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

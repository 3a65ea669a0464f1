import { HubConnectionBuilder, LogLevel, type HubConnection, type ISubscription } from "@microsoft/signalr";
import type { TopologyDelta } from "./contract";

export type StreamState = "connecting" | "live" | "reconnecting" | "closed";

export interface StreamEvents {
  delta(delta: TopologyDelta): boolean;
  state(state: StreamState): void;
}

const delays = [0, 500, 1000, 2000, 4000, 8000, 15000];

/** Follows a view. When the connection drops it is tried again for as long as the page is there; the whole graph is then sent anew. */
export class TopologyStream {
  private readonly connection: HubConnection;
  private subscription: ISubscription<TopologyDelta> | null = null;
  private isStopped = false;

  constructor(hub: string, private readonly viewId: string, private readonly events: StreamEvents) {
    this.connection = new HubConnectionBuilder()
      .withUrl(hub)
      .withAutomaticReconnect({ nextRetryDelayInMilliseconds: (retry) => delays[Math.min(retry.previousRetryCount, delays.length - 1)]! })
      .configureLogging(LogLevel.Error)
      .build();
    this.connection.onreconnecting(() => this.events.state("reconnecting"));
    this.connection.onreconnected(() => this.follow());
    this.connection.onclose(() => this.events.state("closed"));
  }

  async start(): Promise<void> {
    this.events.state("connecting");
    for (let attempt = 0; !this.isStopped; attempt++) {
      try {
        await this.connection.start();
        this.follow();
        return;
      } catch {
        this.events.state("reconnecting");
        await new Promise((resolve) => setTimeout(resolve, delays[Math.min(attempt + 1, delays.length - 1)]));
      }
    }
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    this.subscription?.dispose();
    await this.connection.stop();
  }

  private follow(): void {
    this.subscription?.dispose();
    this.subscription = this.connection.stream<TopologyDelta>("Stream", this.viewId).subscribe({
      next: (delta) => {
        if (this.events.delta(delta)) {
          this.events.state("live");
        } else {
          this.follow();
        }
      },
      // The view is gone with the page that opened it: the page that comes after it brings its own.
      error: () => this.events.state("closed"),
      complete: () => this.events.state("closed"),
    });
  }
}

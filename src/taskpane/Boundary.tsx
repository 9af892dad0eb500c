import { Component, type ReactNode } from "react";
import { paneTexts } from "../messages/pane";
import type { Params, Text } from "../messages/text";

/** Catches a fault of ours in a screen and says so, instead of an empty pane. */
export class Boundary extends Component<{ say: (text: Text, params?: Params) => string; children: ReactNode }> {
  override state = { broken: false, notFetched: false };

  static getDerivedStateFromError(error: unknown): { broken: boolean; notFetched: boolean } {
    return { broken: true, notFetched: error instanceof Error && error.name === "ChunkLoadError" };
  }

  /** A part that could not be fetched stays so until the page is loaded again; the work is kept. */
  retry = (): void => {
    if (this.state.notFetched) location.reload();
    else this.setState({ broken: false });
  };

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    const { say } = this.props;
    return (
      <div role="alert" className="broken">
        <p>{say(paneTexts.broken)}</p>
        <button type="button" onClick={this.retry}>
          {say(paneTexts.retry)}
        </button>
      </div>
    );
  }
}

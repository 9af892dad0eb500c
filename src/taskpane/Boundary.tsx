import { Component, type ReactNode } from "react";
import { paneTexts } from "../messages/pane";
import type { Params, Text } from "../messages/text";

/** Catches a fault of ours in a screen and says so, instead of an empty pane. */
export class Boundary extends Component<{ say: (text: Text, params?: Params) => string; children: ReactNode }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    const { say } = this.props;
    return (
      <div role="alert" className="broken">
        <p>{say(paneTexts.broken)}</p>
        <button type="button" onClick={() => this.setState({ broken: false })}>
          {say(paneTexts.retry)}
        </button>
      </div>
    );
  }
}

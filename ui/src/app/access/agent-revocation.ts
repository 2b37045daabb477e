import { Component, input, output, viewChild } from '@angular/core';
import { Dialog } from '../ui/dialog';
import { formFields } from '../ui/form-fields';

/** A button that takes an agent's identity away, once it is said why. */
@Component({
  selector: 'sea-agent-revocation',
  imports: [Dialog],
  template: `
    <button type="button" class="danger" (click)="dialog().open()" [attr.aria-label]="heading()" i18n>Revoke</button>
    <sea-dialog [heading]="heading()">
      <form (submit)="submit($event)">
        <p i18n>
          Its stream ends within seconds. The cluster then falls silent, after three minutes unless this hub is set
          otherwise: until then it looks alive, from then on its open findings are unknown and it has no score. To come
          back, the agent needs a new join token.
        </p>
        <label class="field"
          ><span i18n>Reason</span><input name="reason" required maxlength="500" pattern=".*\\S.*" autocomplete="off"
        /></label>
        <div>
          <button type="button" (click)="dialog().close()" i18n>Leave it</button>
          <button class="danger" i18n>Revoke</button>
        </div>
      </form>
    </sea-dialog>
  `,
  styles: `
    form {
      display: grid;
      gap: 0.75rem;
    }
    p {
      margin: 0;
    }
    div {
      display: flex;
      gap: 0.5rem;
      justify-content: flex-end;
    }
  `,
})
export class AgentRevocation {
  readonly clusterName = input.required<string>();
  /** Why. */
  readonly confirmed = output<string>();
  protected readonly dialog = viewChild.required(Dialog);

  protected heading(): string {
    return $localize`Revoke: ${this.clusterName()}`;
  }

  protected submit(event: SubmitEvent): void {
    const reason = formFields(event)('reason').trim();
    this.dialog().close();
    this.confirmed.emit(reason);
  }
}

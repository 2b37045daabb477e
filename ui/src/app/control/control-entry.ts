import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Control, Framework } from '../api/types';
import { CopyText } from '../ui/copy-text';
import { grouped } from '../ui/format';
import { SeverityMark } from '../ui/severity-mark';
import { unsettled } from '../ui/states';
import { VerdictBar } from '../ui/verdict-bar';
import { references } from './control-view';

/** One rule in full: why, the expressions that judge, the fix, where it comes from, and how the fleet does. */
@Component({
  selector: 'sea-control-entry',
  imports: [CopyText, RouterLink, SeverityMark, VerdictBar],
  templateUrl: './control-entry.html',
  styleUrl: './control-entry.css',
})
export class ControlEntry {
  readonly of = input.required<Control>();
  readonly frameworks = input.required<readonly Framework[]>();

  protected readonly references = computed(() => references(this.of(), this.frameworks()));
  protected readonly params = computed(() =>
    Object.entries(this.of().params).map(([name, value]) => `${name} = ${JSON.stringify(value)}`),
  );
  protected readonly expressions = computed(() => {
    const { applies, assessable, passes, evidence } = this.of();
    return [
      { name: $localize`Applies where`, text: applies },
      { name: $localize`Can be judged where`, text: assessable },
      { name: $localize`Passes where`, text: passes },
      { name: $localize`Evidence`, text: evidence },
    ].flatMap(({ name, text }) => (text === null ? [] : [{ name, text }]));
  });
  protected readonly worseWhere = $localize`Worse where`;
  protected readonly fixLabel = $localize`Fix`;
  protected readonly states = unsettled.join(',');
  protected readonly grouped = grouped;
}

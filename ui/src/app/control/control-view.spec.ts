import { aControl } from '../../testing/samples';
import { families, passing, references } from './control-view';

describe('the catalogue', () => {
  it('goes by family, worst severity first', () => {
    const found = families(
      [
        aControl({ id: 'a', severity: 'low' }),
        aControl({ id: 'b', severity: 'critical' }),
        aControl({ id: 'c', family: 'cluster' }),
      ],
      '',
    );

    expect(found.map((family) => [family.name, ...family.controls.map((control) => control.id)])).toEqual([
      ['cluster', 'c'],
      ['tiller', 'b', 'a'],
    ]);
  });

  it('finds by framework number', () => {
    expect(
      families([aControl({ frameworks: { cis: ['5.1.1'] } }), aControl({ id: 'other', frameworks: {} })], '5.1.1'),
    ).toHaveLength(1);
    expect(families([aControl()], 'no such text')).toHaveLength(0);
  });

  it('does not call a control that judged nothing passing', () => {
    expect(passing({ passed: 0, failed: 0, waived: 0, unknown: 8, notApplicable: 2 })).toBeNull();
    expect(passing({ passed: 199, failed: 1, waived: 0, unknown: 0, notApplicable: 0 })).toBe(99);
  });

  it('names the edition of a framework, and its id where nothing else is known', () => {
    const control = aControl({ frameworks: { cis: ['1.1'], own: ['7'] } });

    const texts = references(control, [{ id: 'cis', title: 'CIS', edition: '1.11', source: '', references: [] }]);

    expect(texts).toEqual(['CIS 1.11: 1.1', 'own: 7']);
  });
});

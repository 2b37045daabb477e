import { aCluster, aControlTally, aScore } from '../../testing/samples';
import { costliest, scoreStory } from './score-story';

describe('the story of a score', () => {
  it('says that no score is not a good score', () => {
    expect(scoreStory(aCluster({ score: null })).join(' ')).toContain('not a good score');
  });

  it('tells of waivers and what could not be judged', () => {
    const score = { ...aScore(70), pointsWithoutWaivers: 61 };

    const story = scoreStory(aCluster({ score })).join(' ');

    expect(story).toContain('would be 61');
    expect(story).toContain('7 of 100 verdicts could not be given');
  });

  it('lists what costs most first and what could not be judged, but not what simply passes', () => {
    const cheap = aControlTally({
      controlId: 'cheap',
      lost: 1,
      tally: { passed: 1, failed: 1, waived: 0, unknown: 0, notApplicable: 0 },
    });
    const dear = aControlTally({
      controlId: 'dear',
      lost: 9,
      tally: { passed: 0, failed: 1, waived: 0, unknown: 0, notApplicable: 0 },
    });
    const blind = aControlTally({
      controlId: 'blind',
      lost: 0,
      tally: { passed: 0, failed: 0, waived: 0, unknown: 5, notApplicable: 0 },
    });
    const fine = aControlTally({
      controlId: 'fine',
      lost: 0,
      tally: { passed: 9, failed: 0, waived: 0, unknown: 0, notApplicable: 0 },
    });

    expect(costliest([fine, cheap, blind, dear]).map((control) => control.controlId)).toEqual([
      'dear',
      'cheap',
      'blind',
    ]);
  });
});

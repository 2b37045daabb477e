import { HttpErrorResponse } from '@angular/common/http';
import { problemOf } from './problem';

describe('a problem', () => {
  it('says what the hub says, each place of the request, and what to do', () => {
    const error = new HttpErrorResponse({
      status: 400,
      error: {
        title: 'Not readable',
        detail: 'One parameter is wrong.',
        errors: [{ pointer: 'query/limit', detail: 'at most 200' }],
      },
    });

    const problem = problemOf(error);

    expect(problem.title).toBe('Not readable');
    expect(problem.details).toEqual(['One parameter is wrong.', 'query/limit: at most 200']);
    expect(problem.remedy).not.toBe('');
  });

  it('tells a hub that is away from one that refuses', () => {
    expect(problemOf(new HttpErrorResponse({ status: 0 })).title).toBe('The hub does not answer');
    expect(problemOf(new HttpErrorResponse({ status: 502, error: '<html>' })).title).toBe('The hub answered 502');
  });

  it('has something to say of anything that is thrown', () => {
    expect(problemOf('boom').title).toBe('boom');
    expect(problemOf(new Error('broken')).title).toBe('broken');
  });
});

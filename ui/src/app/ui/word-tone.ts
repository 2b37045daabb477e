/** How a word of a state is coloured: `plain` as text, `over` where nothing is left to do. The colours are in word-tag.css. */
export type WordTone = 'good' | 'bad' | 'waiting' | 'plain' | 'over' | 'unknown';

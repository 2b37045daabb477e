package io.seaworthy.agent.tiller.option;

/**
 * One word of a command line.
 *
 * @param text after expansion of {@code $(NAME)}; where a value cannot be seen, {@code $(NAME)} still stands there
 * @param seen the whole text is what Tiller gets
 * @param origin {@code command} or {@code args}
 */
public record Word(String text, boolean seen, String origin) {

    /** Last segment of a path: {@code tiller} of {@code /usr/local/bin/tiller}. */
    public String basename() {
        return text.substring(text.lastIndexOf('/') + 1);
    }

    Word with(String other) {
        return new Word(other, seen, origin);
    }
}

package io.seaworthy.hub.control;

import java.util.ArrayList;
import java.util.List;

/**
 * Text with CEL inside: {@code helm status {{ shellQuote(fact.name) }}}.
 *
 * @param source the text as written; what a page shows
 * @param parts text and inserts in order
 */
public record Template(String source, List<Part> parts) {

    /** Nothing written. */
    public static final Template EMPTY = new Template("", List.of());

    public Template {
        parts = List.copyOf(parts);
    }

    /** A stretch of a template. */
    public sealed interface Part {}

    /** Stands as it is. */
    public record Text(String text) implements Part {}

    /** Becomes the string that the expression gives. */
    public record Insert(Expression expression) implements Part {}

    /** The expressions inside, in order. */
    public List<Expression> expressions() {
        var expressions = new ArrayList<Expression>();
        for (var part : parts) {
            if (part instanceof Insert(var expression)) {
                expressions.add(expression);
            }
        }
        return expressions;
    }
}

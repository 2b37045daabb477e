package io.seaworthy.e2e.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** How long answers took, in milliseconds. */
final class AnswerTimes {

    private final List<Double> sorted = new ArrayList<>();

    static AnswerTimes together(Collection<AnswerTimes> parts) {
        var all = new AnswerTimes();
        parts.forEach(part -> part.sorted.forEach(all::add));
        return all;
    }

    void add(double milliseconds) {
        int at = 0;
        while (at < sorted.size() && sorted.get(at) <= milliseconds) {
            at++;
        }
        sorted.add(at, milliseconds);
    }

    /** The smallest time that this share of the answers did not exceed (nearest rank); 1 = the slowest. */
    double within(double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}

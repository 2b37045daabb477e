package io.seaworthy.hub.store.reading;

import io.seaworthy.hub.access.Sight;
import io.seaworthy.hub.api.reading.FindingReads.Question;
import io.seaworthy.hub.control.Severity;
import io.seaworthy.hub.finding.FindingState;
import io.seaworthy.hub.store.Transaction;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Questions about findings as conditions. Which clusters are meant is looked up first, and named in the condition: the planner
 * then knows whether few findings are left, to be sorted, or many, to be read in the order of an index.
 */
final class FindingFilter {

    /** Nobody says that these are done, waived or unknown. */
    static final String FAILING = "f.state in ('OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS', 'REOPENED')";

    /** As indexes have it: the worst is the greatest. */
    static final String SEVERITY = "(-f.severity)";

    /** As indexes have it: what is never due comes last. */
    static final String DUE = "coalesce(f.due_at, timestamptz '9999-01-01 00:00:00+00')";

    /** As the index that finds texts has it. */
    private static final String TEXT = """
            lower(f.title || E'\\n' || f.name || E'\\n' || f.namespace || E'\\n' || f.control_id || E'\\n' || f.owner)""";

    /** Of a release itself by its name, even after it is gone; of its workloads by the facts there are. */
    private static final String RELEASE = """
            f.finding_id in (select own.finding_id from finding own
                    where own.fact_kind = 'ReleaseFact' and own.namespace = split_part(:release, '/', 1)
                        and own.name = split_part(:release, '/', 2)
                union select theirs.finding_id from fact w
                    join finding theirs on theirs.cluster_id = w.cluster_id and theirs.fact_key = w.key
                    where w.release = :release)""";

    private FindingFilter() {}

    /** Whether table {@code finding_count} knows enough to answer. */
    static boolean counted(Question question) {
        return question.text().isEmpty()
                && question.namespace().isEmpty()
                && question.name().isEmpty()
                && question.release().isEmpty()
                && question.factKey() == null
                && question.owner().isEmpty()
                && question.dueBefore() == null
                && !question.overdue()
                && question.changedSince() == null;
    }

    /** Conditions on what {@code finding_count} has, too. */
    static Filter broad(Transaction transaction, Question question, Sight sight) {
        var filter = new Filter()
                .anyOf("f.family", "families", question.families())
                .anyOf("f.control_id", "controls", question.controls())
                .anyOf("f.cluster_id", "clusters", question.clusters())
                .anyOf("f.state", "states", question.states());
        if (!question.severities().isEmpty()) {
            filter.and(SEVERITY + severities(question).collect(Collectors.joining(", ", " in (", ")")));
        }
        if (!sight.wholeFleet()) {
            var seen = new Filter().seen("c.cluster_id", sight);
            filter.among("f.cluster_id", "seen", SqlClusters.ids(transaction, seen));
        }
        return filter;
    }

    /** All conditions, on {@code finding f}. */
    static Filter of(Transaction transaction, Question question, Sight sight) {
        var due = question.dueBefore();
        var since = question.changedSince();
        var owner = question.owner();
        var filter = broad(transaction, question, sight)
                .and("f.namespace = :namespace", "namespace", question.namespace())
                .and("f.name = :name", "name", question.name())
                .and(RELEASE, "release", question.release());
        if (since != null) {
            filter.and("f.changed_at >= " + Filter.moment(since));
        }
        if (due != null) {
            filter.and(dueBefore(due));
        }
        if (question.overdue()) {
            filter.and(overdue(question.now()));
        } else if (due != null && failing(question.states())) {
            // Said in the words of the index of what is due: from an array the planner does not conclude it.
            filter.and(FAILING);
        }
        var key = question.factKey();
        if (key != null) {
            if (key.isEmpty()) {
                filter.and("false");
            } else {
                filter.and("f.fact_key = :fact", "fact", key);
            }
        }
        Search.text(transaction, filter, TEXT, "f.cluster_id", question.text());
        return owner.equals("-") ? filter.and("f.owner = ''") : filter.and("f.owner = :owner", "owner", owner);
    }

    /**
     * Conditions that each leave the findings of one severity; together they leave all that the filter of this question does.
     * A severity that has none of a control, family, cluster or due day asked for is not looked through: an index tells at once.
     */
    static List<String> parts(Question question) {
        var due = question.overdue() ? question.now() : question.dueBefore();
        var probes = Stream.of(
                        new Filter().anyOf("f.control_id", "controls", question.controls()),
                        new Filter().anyOf("f.family", "families", question.families()),
                        new Filter().anyOf("f.cluster_id", "clusters", question.clusters()),
                        due == null ? new Filter() : new Filter().and(dueBefore(due)))
                .filter(Filter::restricts)
                .map(Filter::sql)
                .toList();
        return severities(question)
                .map(severity -> SEVERITY + " = " + severity)
                .map(severity -> severity
                        + probes.stream()
                                .map(probe -> " and exists (select from finding f" + probe + " and " + severity + ")")
                                .collect(Collectors.joining()))
                .toList();
    }

    /** As {@link #SEVERITY} has them. */
    private static Stream<String> severities(Question question) {
        return Arrays.stream(Severity.values())
                .filter(severity ->
                        question.severities().isEmpty() || question.severities().contains(severity.word()))
                .map(severity -> Integer.toString(-severity.compareTo(Severity.CRITICAL)));
    }

    /** Due by then and not done. */
    static String overdue(Instant now) {
        return FAILING + " and " + dueBefore(now);
    }

    private static String dueBefore(Instant moment) {
        return DUE + " < " + Filter.moment(moment);
    }

    private static boolean failing(List<String> states) {
        return !states.isEmpty()
                && states.stream().allMatch(state -> FindingState.valueOf(state).failing());
    }
}

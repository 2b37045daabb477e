package io.seaworthy.hub.store.reading;

import io.seaworthy.hub.access.Sight;
import io.seaworthy.hub.api.reading.FindingReads.Question;
import io.seaworthy.hub.control.Severity;
import io.seaworthy.hub.finding.FindingState;
import io.seaworthy.hub.store.Transaction;
import java.util.Arrays;
import java.util.List;

/**
 * Questions about findings as conditions. Which clusters are meant is looked up first, and named in the condition: the planner
 * then knows whether few findings are left, to be sorted, or many, to be read in the order of an index.
 */
final class FindingFilter {

    /** Nobody says that these are done, waived or unknown. */
    static final String FAILING = "f.state in ('OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS', 'REOPENED')";

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
            var numbers = numbers(question).stream()
                    .map(number -> Integer.toString(number))
                    .toList();
            filter.and(
                    numbers.size() == 1
                            ? "(-f.severity) = cast(:severities as integer)"
                            : "(-f.severity) = any(cast(:severities as integer[]))",
                    "severities",
                    numbers.size() == 1 ? numbers.getFirst() : Filter.array(numbers));
        }
        if (!sight.wholeFleet()) {
            var seen = new Filter().seen("c.cluster_id", sight);
            filter.and(
                    "f.cluster_id = any(cast(:seen as text[]))",
                    "seen",
                    Filter.array(SqlClusters.ids(transaction, seen)));
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
                .and(RELEASE, "release", question.release())
                .and(DUE + " < cast(:due as timestamptz)", "due", due == null ? "" : due.toString())
                .and("f.changed_at >= cast(:since as timestamptz)", "since", since == null ? "" : since.toString());
        if (due != null && failing(question.states())) {
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
     * A severity of which none is due in time is not looked through.
     */
    static List<String> severities(Question question) {
        var due = question.dueBefore() == null
                ? ""
                : " and exists (select from finding f where (-f.severity) = %1$d and " + DUE
                        + " < cast(:due as timestamptz))";
        return numbers(question).stream()
                .map(number -> ("(-f.severity) = %1$d" + due).formatted(number))
                .toList();
    }

    /** As the column has them, but negative. */
    private static List<Integer> numbers(Question question) {
        return Arrays.stream(Severity.values())
                .filter(severity ->
                        question.severities().isEmpty() || question.severities().contains(severity.word()))
                .map(severity -> -severity.compareTo(Severity.CRITICAL))
                .toList();
    }

    private static boolean failing(List<String> states) {
        return !states.isEmpty()
                && states.stream().allMatch(state -> FindingState.valueOf(state).failing());
    }
}

package io.seaworthy.hub.store.reading;

import io.seaworthy.hub.access.Sight;
import io.seaworthy.hub.api.reading.FindingReads.Question;
import io.seaworthy.hub.control.Severity;
import io.seaworthy.hub.finding.FindingState;
import io.seaworthy.hub.store.Sql;
import io.seaworthy.hub.store.Transaction;
import java.util.List;

/**
 * Questions about findings as conditions. Which clusters are meant is looked up first, and named in the condition: the planner
 * then knows whether few findings are left, to be sorted, or many, to be read in the order of an index.
 */
final class FindingFilter {

    /** Nobody says that these are done, waived or unknown. */
    static final String FAILING = "f.state in ('OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS', 'REOPENED')";

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

    private record Id(String id) {}

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
            var numbers = question.severities().stream()
                    .map(word ->
                            Integer.toString(-Severity.of(word).orElseThrow().compareTo(Severity.CRITICAL)))
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
            filter.and("f.cluster_id = any(cast(:seen as text[]))", "seen", Filter.array(clusters(transaction, seen)));
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
                .and("f.due_at < cast(:due as timestamptz)", "due", due == null ? "" : due.toString())
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
        if (!question.text().isEmpty()) {
            text(transaction, filter, question.text());
        }
        return owner.equals("-") ? filter.and("f.owner = ''") : filter.and("f.owner = :owner", "owner", owner);
    }

    private static boolean failing(List<String> states) {
        return !states.isEmpty()
                && states.stream().allMatch(state -> FindingState.valueOf(state).failing());
    }

    private static void text(Transaction transaction, Filter filter, String text) {
        var named = clusters(transaction, new Filter().contains(text, "c.name"));
        var pattern = Filter.pattern(text);
        if (named.isEmpty()) {
            filter.and(TEXT + " like lower(:text)", "text", pattern);
        } else {
            filter.and(
                    "(" + TEXT + " like lower(:text) or f.cluster_id = any(cast(:named as text[])))", "text", pattern);
            filter.values().put("named", Filter.array(named));
        }
    }

    private static List<String> clusters(Transaction transaction, Filter which) {
        return Sql.of("select c.cluster_id as \"id\" from cluster c" + which.sql())
                .with(which.values())
                .rows(transaction, Id.class)
                .stream()
                .map(Id::id)
                .toList();
    }
}

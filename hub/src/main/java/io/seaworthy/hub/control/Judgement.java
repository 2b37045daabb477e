package io.seaworthy.hub.control;

import io.seaworthy.posture.v1.Fact;
import io.seaworthy.posture.v1.ObjectReference;
import java.util.Comparator;

/**
 * A control's verdict on one fact.
 *
 * @param control the rule
 * @param severity the control's, or worse where it escalates
 * @param fact what was judged; the cluster's own fact where facts of the control's type could not be read at all
 * @param verdict what came out
 * @param fix the commands or YAML that make it pass; empty unless the verdict is a failure
 */
public record Judgement(Control control, Severity severity, Fact fact, Verdict verdict, String fix) {

    /** Worst severity first, then by control and fact; the order of {@link Judge#judge}. */
    public static final Comparator<Judgement> ORDER = Comparator.comparing(Judgement::severity)
            .thenComparing(judgement -> judgement.control().id())
            .thenComparing(judgement -> judgement.fact().getKey());

    /** Stable identity inside a cluster: {@code tiller-tls TillerFact/kube-system/Deployment/tiller-deploy}. */
    public String key() {
        return control.id() + " " + fact.getKey();
    }

    public boolean failed() {
        return verdict instanceof Verdict.Fail;
    }

    public boolean passed() {
        return verdict instanceof Verdict.Pass;
    }

    public boolean unknown() {
        return verdict instanceof Verdict.Unknown;
    }

    /** Passed or failed: the question has an answer. */
    public boolean judged() {
        return passed() || failed();
    }

    /** Namespace and name of what was judged; empty namespace for what has none. Kind is a word for people. */
    public ObjectReference subject() {
        return Subjects.of(fact);
    }
}

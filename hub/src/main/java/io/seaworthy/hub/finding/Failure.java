package io.seaworthy.hub.finding;

import io.seaworthy.hub.StorableText;
import io.seaworthy.hub.control.FactType;
import io.seaworthy.hub.control.Judgement;
import io.seaworthy.hub.control.Severity;

/**
 * What a control said when it failed.
 *
 * @param factKind name of the message: {@code TillerFact}
 * @param subjectKind a word for people: {@code Release}
 * @param namespace of the subject; empty for what has none
 * @param name of the subject
 * @param severity the control's, or worse where it escalated
 * @param family of the control
 * @param title of the control
 * @param evidence the object and the field that decide
 * @param fix commands or YAML that make it pass
 */
public record Failure(
        String factKind,
        String subjectKind,
        String namespace,
        String name,
        Severity severity,
        String family,
        String title,
        String evidence,
        String fix) {

    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_TEXT = 10_000;

    /** Whatever the cluster's names are, they can be kept and compared. */
    public Failure {
        subjectKind = StorableText.of(subjectKind, LONGEST_NAME);
        namespace = StorableText.of(namespace, LONGEST_NAME);
        name = StorableText.of(name, LONGEST_NAME);
        title = StorableText.of(title, LONGEST_NAME);
        evidence = StorableText.of(evidence, LONGEST_TEXT);
        fix = StorableText.of(fix, LONGEST_TEXT);
    }

    static Failure of(Judgement judgement, String evidence) {
        var subject = judgement.subject();
        var control = judgement.control();
        return new Failure(
                FactType.of(judgement.fact()).map(FactType::message).orElse(""),
                subject.getKind(),
                subject.getNamespace(),
                subject.getName(),
                judgement.severity(),
                control.family(),
                control.title(),
                evidence,
                judgement.fix());
    }

    boolean sameReason(Failure other) {
        return evidence.equals(other.evidence) && severity == other.severity;
    }
}

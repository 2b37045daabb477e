package io.seaworthy.agent.access;

import io.fabric8.kubernetes.api.model.authorization.v1.ResourceAttributes;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceAttributesBuilder;
import io.seaworthy.agent.cluster.Answer;
import io.seaworthy.agent.cluster.Cluster;
import io.seaworthy.posture.v1.Gap;
import java.util.List;

/** Finds out whether the API server authorises at all: asks what a user that nobody knows may do. */
public final class RbacEnforcement {

    /** A user that no cluster should know; a binding to it would be made to fool this very check. */
    public static final String STRANGER = "seaworthy:nobody-knows-this-user";

    private RbacEnforcement() {}

    /** Every verb on every resource of every group, in all namespaces: only a switched-off authorizer allows that. */
    public static ResourceAttributes everything() {
        return new ResourceAttributesBuilder()
                .withVerb("*")
                .withGroup("*")
                .withVersion("*")
                .withResource("*")
                .build();
    }

    /** Found: whether the stranger was refused. Unknown: the SubjectAccessReview could not be made. */
    public static Answer<Boolean> of(Cluster cluster) {
        return switch (cluster.allowed(STRANGER, List.of(), everything())) {
            case Answer.Found<Boolean>(var allowed) -> new Answer.Found<>(!allowed);
            case Answer.Unknown<Boolean> unknown -> unknown;
            case Answer.Absent<Boolean> absent -> unknown(Gap.Reason.NOT_RECORDED, "there is no answer to the review");
            case Answer.Broken<Boolean>(var error) -> unknown(Gap.Reason.UNREADABLE, error.getReason());
        };
    }

    private static Answer<Boolean> unknown(Gap.Reason reason, String detail) {
        return new Answer.Unknown<>(Gap.newBuilder()
                .setResource("subjectaccessreviews.authorization.k8s.io")
                .setVerb("create")
                .setReason(reason)
                .setDetail(detail)
                .build());
    }
}

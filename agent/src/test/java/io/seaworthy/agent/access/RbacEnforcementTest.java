package io.seaworthy.agent.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.agent.cluster.Answer;
import io.seaworthy.agent.cluster.RecordedCluster;
import io.seaworthy.posture.v1.Gap;
import org.junit.jupiter.api.Test;

class RbacEnforcementTest {

    @Test
    void aRefusedStrangerMeansThatRbacIsEnforced() {
        var cluster = RecordedCluster.complete("rbac", review("seaworthy:nobody-knows-this-user", false));

        assertThat(RbacEnforcement.of(cluster)).isEqualTo(new Answer.Found<>(true));
    }

    @Test
    void aStrangerWhoMayDoEverythingMeansThatItIsOff() {
        var cluster = RecordedCluster.complete("always-allow", review("seaworthy:nobody-knows-this-user", true));

        assertThat(RbacEnforcement.of(cluster)).isEqualTo(new Answer.Found<>(false));
    }

    @Test
    void aReviewOfSomebodyElseSaysNothing() {
        var cluster = RecordedCluster.complete("other", review("alice", false));

        assertThat(RbacEnforcement.of(cluster))
                .isInstanceOfSatisfying(
                        Answer.Unknown.class,
                        unknown -> assertThat(unknown.gap())
                                .extracting(Gap::getResource, Gap::getVerb)
                                .containsExactly("subjectaccessreviews.authorization.k8s.io", "create"));
    }

    private static String review(String user, boolean allowed) {
        return """
               apiVersion: authorization.k8s.io/v1
               kind: SubjectAccessReview
               spec:
                 user: %s
                 resourceAttributes: {verb: "*", group: "*", version: "*", resource: "*"}
               status: {allowed: %s}
               """.formatted(user, allowed);
    }
}

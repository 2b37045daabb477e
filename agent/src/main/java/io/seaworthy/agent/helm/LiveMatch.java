package io.seaworthy.agent.helm;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.seaworthy.agent.cluster.ResourceKind;
import io.seaworthy.posture.v1.LiveState;
import io.seaworthy.posture.v1.ReleaseFact;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says of a release how much of what it asks for is live. */
final class LiveMatch {

    private static final Set<String> WORKLOADS =
            LiveKinds.WORKLOADS.stream().map(HasMetadata::getKind).collect(Collectors.toUnmodifiableSet());

    private LiveMatch() {}

    /** Empty if none of its kinds could be listed. */
    static Optional<LiveState> of(ReleaseFact release, LiveObjects live) {
        var state = LiveState.newBuilder();
        for (var object : release.getObjectsList()) {
            var kind = LiveKinds.of(object.getApiVersion(), object.getKind());
            if (kind.isPresent() && live.isListed(kind.get())) {
                var namespace = object.getNamespace().isEmpty() ? release.getNamespace() : object.getNamespace();
                count(state, kind.get(), namespace, object.getName(), live);
            }
        }
        return state.getExpected() == 0 ? Optional.empty() : Optional.of(state.build());
    }

    private static void count(
            LiveState.Builder state, ResourceKind kind, String namespace, String name, LiveObjects live) {
        state.setExpected(state.getExpected() + 1);
        if (!live.isLive(kind, namespace, name)) {
            return;
        }
        state.setFound(state.getFound() + 1);
        if (WORKLOADS.contains(kind.kind())) {
            state.setWorkloads(state.getWorkloads() + 1);
            if (live.isIdle(kind, namespace, name)) {
                state.setIdleWorkloads(state.getIdleWorkloads() + 1);
            }
        }
    }
}

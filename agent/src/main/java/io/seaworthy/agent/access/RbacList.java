package io.seaworthy.agent.access;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.seaworthy.agent.cluster.Cluster;
import io.seaworthy.agent.cluster.Gaps;
import io.seaworthy.agent.cluster.ResourceKind;
import io.seaworthy.posture.v1.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * One list of one RBAC kind, read whole and reduced, up to a bound on its words, so that no cluster can fill the memory.
 *
 * @param kind {@code ClusterRole}
 * @param items what was read
 * @param gaps what was not: refused, malformed, beyond the bound; empty means that the list is complete
 */
record RbacList<T>(String kind, List<T> items, List<Gap> gaps) {

    /** About 100 MB at worst; a cluster with 10,000 ordinary bindings holds some 50,000 words. */
    static final int WORDS = 2_000_000;

    static <S extends HasMetadata, T> RbacList<T> read(
            Cluster cluster, Class<S> model, Function<S, T> reduce, ToIntFunction<T> size, int bound) {
        var kind = ResourceKind.of(model);
        var items = new ArrayList<T>();
        var nameless = new ArrayList<S>(0);
        var words = new long[1];
        var listing = cluster.list(model, object -> {
            if (object.getMetadata() == null || object.getMetadata().getName() == null) {
                nameless.add(object);
                return;
            }
            var reduced = reduce.apply(object);
            words[0] += size.applyAsInt(reduced);
            if (words[0] <= bound) {
                items.add(reduced);
            }
        });
        var gaps = new ArrayList<>(listing.gaps());
        if (words[0] > bound) {
            gaps.add(unreadable(kind, "they hold more than " + bound + " words; the rest was left out"));
        }
        if (!nameless.isEmpty()) {
            gaps.add(unreadable(kind, nameless.size() + " without a name left out"));
        }
        cluster.errors().stream()
                .filter(error -> error.getItem().startsWith(kind.kind() + " "))
                .map(error -> unreadable(kind, error.getItem() + " " + error.getReason()))
                .forEach(gaps::add);
        return new RbacList<>(kind.kind(), items, List.copyOf(gaps));
    }

    private static Gap unreadable(ResourceKind kind, String detail) {
        return Gaps.of(kind, "list", "", Gap.Reason.UNREADABLE, detail);
    }
}

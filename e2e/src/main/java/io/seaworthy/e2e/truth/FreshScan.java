package io.seaworthy.e2e.truth;

import com.google.protobuf.Message;
import io.seaworthy.agent.cluster.ClusterAccess;
import io.seaworthy.agent.cluster.ClusterUnreachable;
import io.seaworthy.agent.cluster.LiveCluster;
import io.seaworthy.agent.credential.Salt;
import io.seaworthy.agent.posture.PostureCollector;
import io.seaworthy.agent.posture.PostureSettings;
import io.seaworthy.e2e.process.ProgramFailure;
import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.control.Judge;
import io.seaworthy.hub.control.Judgement;
import io.seaworthy.posture.v1.Fact;
import io.seaworthy.posture.v1.Posture;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Looks at a cluster with the agent's own collectors and judges with the hub's own controls, without agent, stream, database
 * or lifecycle in between: what a hub should say once it has caught up.
 */
public final class FreshScan {

    private final Path kubeconfig;
    private final PostureCollector collector;
    private final Judge judge = new Judge(Catalogue.builtIn());

    /** @param salt the agent's own, by cluster id; else fingerprints differ */
    public FreshScan(Path kubeconfig, Function<String, Salt> salt) {
        this.kubeconfig = kubeconfig;
        this.collector = new PostureCollector(new PostureSettings(PostureSettings.TEAM_LABEL, false, salt));
    }

    /** Everything as of now. */
    public Posture take() {
        var access =
                new ClusterAccess(Optional.of(kubeconfig), Optional.empty(), Optional.empty(), List.of(), Set.of());
        try (var cluster = LiveCluster.connect(access, Clock.systemUTC())) {
            return collector.collect(cluster, words -> {});
        } catch (ClusterUnreachable e) {
            throw new ProgramFailure("the cluster cannot be scanned: " + e.getMessage(), e);
        }
    }

    /** {@code CONTROL FACT-KEY} of every failure of a posture. */
    public Set<String> failures(Posture posture) {
        var failing = new TreeSet<String>();
        judge.judge(posture).stream().filter(Judgement::failed).forEach(judgement -> failing.add(judgement.key()));
        return failing;
    }

    /** Facts by key, without the time at which they were seen. */
    public static Map<String, Fact> facts(Posture posture) {
        var byKey = new TreeMap<String, Fact>();
        posture.getFactsList().forEach(fact -> byKey.put(fact.getKey(), timeless(fact)));
        return byKey;
    }

    /** A fact without the time at which it was seen. */
    public static Fact timeless(Fact fact) {
        var builder = fact.toBuilder();
        fact.getAllFields().forEach((field, value) -> {
            if (value instanceof Message body) {
                var seen = body.getDescriptorForType().findFieldByName("observed_at");
                if (seen != null) {
                    builder.setField(field, body.toBuilder().clearField(seen).build());
                }
            }
        });
        return builder.build();
    }
}

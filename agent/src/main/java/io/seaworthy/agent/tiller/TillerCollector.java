package io.seaworthy.agent.tiller;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.seaworthy.agent.cluster.Cluster;
import io.seaworthy.agent.cluster.Gaps;
import io.seaworthy.agent.tiller.certificate.CertificateReader;
import io.seaworthy.agent.tiller.certificate.MountedFile;
import io.seaworthy.agent.tiller.exposure.PodNetwork;
import io.seaworthy.agent.tiller.exposure.Surroundings;
import io.seaworthy.agent.tiller.option.Listening;
import io.seaworthy.agent.tiller.option.Reading;
import io.seaworthy.agent.tiller.option.TillerVersion;
import io.seaworthy.agent.tiller.probe.Prober;
import io.seaworthy.posture.v1.TillerCensus;
import io.seaworthy.posture.v1.TillerFact;
import io.seaworthy.posture.v1.TillerProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One cluster in, a {@link TillerFact} for each Tiller out. */
public final class TillerCollector {

    private final Cluster cluster;
    private final Reach reach;
    private final Prober prober;
    private final CertificateReader certificates;
    private final Consumer<HasMetadata> passing;

    /** @param prober {@link Prober#recorded} where nothing may be asked over the network */
    public TillerCollector(Cluster cluster, Reach reach, Prober prober) {
        this(cluster, reach, prober, _ -> {});
    }

    /** @param passing hears of every workload and pod that is looked at, for whoever would list them all once more */
    public TillerCollector(Cluster cluster, Reach reach, Prober prober, Consumer<HasMetadata> passing) {
        this.cluster = cluster;
        this.passing = passing;
        this.reach = reach;
        this.prober = prober;
        this.certificates = new CertificateReader(cluster);
    }

    /** Everything about every Tiller, as the cluster's objects say and, where asked, a probe found. */
    public Tillers collect(Served served) {
        var discovered = Discovery.in(cluster, passing);
        if (discovered.tillers().isEmpty()) {
            return new Tillers(List.of(), census(discovered), discovered.gaps());
        }
        var around = Surroundings.read(cluster, namespaces(discovered.tillers()), addresses(discovered.tillers()));
        var facts = discovered.tillers().stream()
                .map(tiller -> fact(tiller, around, served))
                .toList();
        return new Tillers(facts, census(discovered), Gaps.union(List.of(discovered.gaps(), around.gaps())));
    }

    private TillerFact fact(FoundTiller tiller, Surroundings around, Served served) {
        var workload = tiller.workload();
        var claimed = tiller.image().version();
        var probe = probe(tiller, Reading.of(tiller.container(), claimed).listening());
        var told = probe.map(TillerProbe::getVersion).flatMap(TillerVersion::parse);
        var version = told.or(() -> claimed);
        var reading = Reading.of(tiller.container(), version);
        var fact = TillerFact.newBuilder()
                .setNamespace(workload.namespace())
                .setName(workload.id().getName())
                .setKind(workload.id().getKind())
                .addAllRecognisedBy(tiller.recognition().signals())
                .setReplicas(workload.replicas())
                .setImage(tiller.imageText())
                .setOptions(reading.options())
                .setConfiguredTransport(reading.transport())
                .setServiceAccount(workload.serviceAccount())
                .setHardening(tiller.hardening())
                .addAllExposureGaps(around.gaps());
        version.ifPresent(known -> fact.setVersion(known.toString())
                .setVersionSource(
                        told.isPresent() ? TillerFact.VersionSource.PROBE : TillerFact.VersionSource.IMAGE_TAG));
        probe.ifPresent(fact::setProbe);
        var network = network(tiller, reading.listening());
        fact.addAllExposures(around.paths(network));
        around.reach(network).ifPresent(fact::setPodReach);
        var access = reach.of(workload.namespace(), workload.serviceAccount());
        access.ifPresent(fact::setAccess);
        served.by(reading.options().getStorageNamespace(), access).ifPresent(fact::setTeams);
        certificate(tiller, reading, fact);
        return fact.build();
    }

    private void certificate(FoundTiller tiller, Reading reading, TillerFact.Builder fact) {
        var server = reading.certificatePath().flatMap(path -> file(tiller, path));
        var authority = reading.authorityPath().flatMap(path -> file(tiller, path));
        server.ifPresent(file -> {
            var read = certificates.read(tiller.workload().namespace(), file, authority);
            read.certificate().ifPresent(fact::setCertificate);
            fact.addAllCertificateGaps(read.gaps());
            reach.secretReaders(tiller.workload().namespace(), file.secret()).ifPresent(fact::setSecretReaders);
        });
    }

    private Optional<TillerProbe> probe(FoundTiller tiller, Listening listening) {
        return tiller.reachablePod()
                .flatMap(pod -> prober.probe(new Prober.Target(
                        tiller.workload().namespace(),
                        pod.name(),
                        pod.ip(),
                        listening.grpc().orElse(Listening.GRPC))));
    }

    private static Optional<MountedFile> file(FoundTiller tiller, String path) {
        return MountedFile.find(tiller.workload().pod(), tiller.recognition().container(), path);
    }

    private static PodNetwork network(FoundTiller tiller, Listening listening) {
        var labels = new ArrayList<Map<String, String>>();
        labels.add(tiller.workload().podLabels());
        tiller.pods().forEach(pod -> labels.add(pod.labels()));
        return new PodNetwork(
                tiller.workload().id(),
                labels,
                addresses(List.of(tiller)),
                tiller.workload().pod(),
                listening.open(),
                listening.grpc());
    }

    private Optional<TillerCensus> census(Discovery.Result discovered) {
        // Where only some namespaces are looked at, there may be a Tiller in any other.
        if (!discovered.gaps().isEmpty() || !cluster.namespaces().isEmpty()) {
            return Optional.empty();
        }
        var running = discovered.tillers().stream()
                .filter(tiller -> tiller.workload().replicas() > 0)
                .count();
        return Optional.of(TillerCensus.newBuilder()
                .setFound(discovered.tillers().size())
                .setRunning(Math.toIntExact(running))
                .build());
    }

    private static Set<String> namespaces(List<FoundTiller> tillers) {
        return tillers.stream().map(tiller -> tiller.workload().namespace()).collect(Collectors.toSet());
    }

    private static Set<String> addresses(List<FoundTiller> tillers) {
        return tillers.stream()
                .flatMap(tiller -> tiller.pods().stream())
                .map(FoundTiller.TillerPod::ip)
                .filter(ip -> !ip.isEmpty())
                .collect(Collectors.toSet());
    }
}

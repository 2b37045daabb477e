package io.seaworthy.e2e.fleet;

import com.google.protobuf.Timestamp;
import io.seaworthy.posture.v1.AccessFact;
import io.seaworthy.posture.v1.Chart;
import io.seaworthy.posture.v1.ClusterFact;
import io.seaworthy.posture.v1.Container;
import io.seaworthy.posture.v1.Dependency;
import io.seaworthy.posture.v1.ExposurePath;
import io.seaworthy.posture.v1.Fact;
import io.seaworthy.posture.v1.NamespaceFact;
import io.seaworthy.posture.v1.ObjectReference;
import io.seaworthy.posture.v1.PodReach;
import io.seaworthy.posture.v1.RecordPart;
import io.seaworthy.posture.v1.RecordStorage;
import io.seaworthy.posture.v1.ReleaseCensus;
import io.seaworthy.posture.v1.ReleaseFact;
import io.seaworthy.posture.v1.TillerCensus;
import io.seaworthy.posture.v1.TillerFact;
import io.seaworthy.posture.v1.TillerOptions;
import io.seaworthy.posture.v1.Transport;
import io.seaworthy.posture.v1.VulnerabilityFact;
import io.seaworthy.posture.v1.WorkloadFact;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Facts as an agent would send them, with made-up contents. */
final class Bodies {

    private final Instant now;
    private final RandomGenerator random;

    Bodies(Instant now, RandomGenerator random) {
        this.now = now;
        this.random = random;
    }

    Subject cluster(String id, String name, String version, int tillers, int releases) {
        var body = ClusterFact.newBuilder()
                .setId(id)
                .setName(name)
                .setKubernetesVersion(version)
                .setObservedAt(time(now))
                .setRbacEnforced(true)
                .setTillers(TillerCensus.newBuilder().setFound(tillers).setRunning(tillers))
                .setReleases(ReleaseCensus.newBuilder().setHelm2(tillers * 3).setHelm3(releases));
        return new Subject(
                Fact.newBuilder().setKey("ClusterFact").setCluster(body).build(), "ClusterFact", "", name);
    }

    Subject namespace(String name, String team) {
        var body = NamespaceFact.newBuilder()
                .setName(name)
                .setTeam(team)
                .putLabels("kubernetes.io/metadata.name", name)
                .setPodSecurityEnforce(Words.pick(java.util.List.of("restricted", "baseline", ""), random.nextInt(3)));
        var key = "NamespaceFact/" + name;
        return new Subject(Fact.newBuilder().setKey(key).setNamespace(body).build(), "NamespaceFact", "", name);
    }

    Subject tiller(String namespace, String name) {
        var plain = random.nextBoolean();
        var body = TillerFact.newBuilder()
                .setNamespace(namespace)
                .setName(name)
                .setKind("Deployment")
                .setReplicas(1)
                .setVersion(Words.pick(java.util.List.of("2.17.0", "2.14.3", "2.9.1"), random.nextInt(3)))
                .setImage("ghcr.io/helm/tiller:v2.17.0")
                .setConfiguredTransport(plain ? Transport.PLAINTEXT : Transport.MUTUAL_TLS)
                .setOptions(TillerOptions.newBuilder()
                        .setTls(!plain)
                        .setTlsVerify(!plain)
                        .setStorage(random.nextBoolean() ? "secret" : "configmap")
                        .setListen(":44134"))
                .setPodReach(PodReach.newBuilder().setRestricted(!plain))
                .setServiceAccount("tiller")
                .setAccess(AccessFact.newBuilder()
                        .setNamespace(namespace)
                        .setServiceAccount("tiller")
                        .setClusterAdmin(plain));
        if (random.nextInt(3) == 0) {
            body.addExposures(ExposurePath.newBuilder()
                    .setKind(ExposurePath.Kind.NODE_PORT)
                    .setObject(reference("v1", "Service", namespace, name))
                    .setTillerPort(44134)
                    .setOutside("30444"));
        }
        var key = "TillerFact/Deployment/" + namespace + "/" + name;
        return new Subject(Fact.newBuilder().setKey(key).setTiller(body).build(), "TillerFact", namespace, name);
    }

    Subject release(String namespace, String name, String chart) {
        var configMap = random.nextInt(12) == 0;
        var deployed = now.minus(Duration.ofMinutes(random.nextInt(400 * 24 * 60)));
        var bytes = (long) Math.exp(7 + 6.9 * random.nextDouble());
        var body = ReleaseFact.newBuilder()
                .setNamespace(namespace)
                .setName(name)
                .setRevision(1 + random.nextInt(30))
                .setStatus(Words.pick(
                        java.util.List.of("deployed", "deployed", "deployed", "failed", "pending-upgrade"),
                        random.nextInt(5)))
                .setGeneration(configMap ? 2 : 3 + random.nextInt(2))
                .setChart(Chart.newBuilder()
                        .setName(chart)
                        .setVersion((1 + random.nextInt(9)) + "." + random.nextInt(20) + "." + random.nextInt(9))
                        .setApiVersion("v2")
                        .setAppVersion("1." + random.nextInt(30))
                        .addDependencies(Dependency.newBuilder()
                                .setName("common")
                                .setVersion("2.x.x")
                                .setLockedVersion("2.19.1")
                                .setRepository("https://charts.example.org")))
                .setStorage(RecordStorage.newBuilder()
                        .setKind(configMap ? "ConfigMap" : "Secret")
                        .setNamespace(configMap ? "kube-system" : namespace)
                        .setName(configMap ? name + ".v1" : "sh.helm.release.v1." + name + ".v1")
                        .setRevisions(1 + random.nextInt(12))
                        .setBytes(bytes)
                        .setUnpackedBytes(bytes * 5)
                        .addParts(RecordPart.newBuilder().setName("templates").setBytes(bytes * 3))
                        .addParts(RecordPart.newBuilder().setName("manifest").setBytes(bytes)))
                .setFirstDeployed(time(deployed.minus(Duration.ofDays(90))))
                .setLastDeployed(time(deployed))
                .setDescription("Upgrade complete");
        var generation = configMap ? "@helm2" : "";
        var key = "ReleaseFact/" + body.getStorage().getKind() + "/"
                + body.getStorage().getNamespace() + "/" + name + generation;
        return new Subject(Fact.newBuilder().setKey(key).setRelease(body).build(), "ReleaseFact", namespace, name);
    }

    Subject workload(String namespace, String release, String chart) {
        var body = WorkloadFact.newBuilder()
                .setObject(reference("apps/v1", "Deployment", namespace, release))
                .setRelease(namespace + "/" + release)
                .setServiceAccount("default")
                .addContainers(Container.newBuilder().setName(chart).setImage(image(chart)))
                .addContainers(Container.newBuilder().setName("proxy").setImage(image("envoy")));
        var key = "WorkloadFact/Deployment/" + namespace + "/" + release;
        return new Subject(Fact.newBuilder().setKey(key).setWorkload(body).build(), "WorkloadFact", namespace, release);
    }

    Subject scan(String namespace, String release, String chart) {
        var body = VulnerabilityFact.newBuilder()
                .setWorkload(reference("apps/v1", "Deployment", namespace, release))
                .setContainer(chart)
                .setImage(image(chart))
                .setScanner("Trivy 0.66.0")
                .setScannedAt(time(now.minus(Duration.ofHours(random.nextInt(200)))))
                .addCritical("CVE-2026-" + (10_000 + random.nextInt(9_000)))
                .addHigh("CVE-2026-" + (20_000 + random.nextInt(9_000)))
                .setLower(random.nextInt(80));
        var key = "VulnerabilityFact/Deployment/" + namespace + "/" + release + "/" + chart;
        return new Subject(
                Fact.newBuilder().setKey(key).setVulnerability(body).build(), "VulnerabilityFact", namespace, release);
    }

    private static String image(String chart) {
        return "registry.example.org/" + chart + ":1.27";
    }

    private static ObjectReference reference(String version, String kind, String namespace, String name) {
        return ObjectReference.newBuilder()
                .setApiVersion(version)
                .setKind(kind)
                .setNamespace(namespace)
                .setName(name)
                .build();
    }

    private static Timestamp time(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }
}

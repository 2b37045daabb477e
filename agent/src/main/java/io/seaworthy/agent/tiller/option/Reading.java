package io.seaworthy.agent.tiller.option;

import io.seaworthy.posture.v1.TillerOptions;
import io.seaworthy.posture.v1.Transport;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * What a container's options mean.
 *
 * @param transport {@code TRANSPORT_UNKNOWN} unless every possible reading agrees
 * @param certificatePath file of the server's certificate inside the container; empty where it cannot be seen
 * @param authorityPath file of the authority that client certificates come from
 */
public record Reading(
        TillerOptions options,
        Transport transport,
        Listening listening,
        Optional<String> certificatePath,
        Optional<String> authorityPath) {

    /** One version of each way in which Tiller has read its options. */
    private static final List<TillerVersion> ERAS = List.of(
            new TillerVersion(17, 0, ""),
            new TillerVersion(14, 3, ""),
            new TillerVersion(13, 1, ""),
            new TillerVersion(9, 1, ""),
            new TillerVersion(7, 1, ""),
            new TillerVersion(6, 2, ""),
            new TillerVersion(4, 2, ""),
            new TillerVersion(3, 1, ""),
            new TillerVersion(2, 3, ""));

    /** Reads as this version does; with no version, says what all versions that would start agree on. */
    public static Reading of(TillerContainer container, Optional<TillerVersion> version) {
        if (version.isPresent()) {
            return VersionReading.of(container, version.get(), version);
        }
        var all = ERAS.stream()
                .map(era -> VersionReading.of(container, era, Optional.empty()))
                .toList();
        return all.stream()
                .filter(reading -> reading.options().getProblemsCount() == 0)
                .reduce(Reading::agreedWith)
                .orElseGet(all::getFirst);
    }

    private Reading agreedWith(Reading other) {
        return new Reading(
                agreed(options, other.options),
                transport == other.transport ? transport : Transport.TRANSPORT_UNKNOWN,
                open(listening, other.listening),
                certificatePath.filter(
                        path -> other.certificatePath.filter(path::equals).isPresent()),
                authorityPath.filter(
                        path -> other.authorityPath.filter(path::equals).isPresent()));
    }

    private static Listening open(Listening one, Listening other) {
        var others = new TreeSet<>(one.others());
        others.addAll(other.others());
        return new Listening(
                one.grpc().equals(other.grpc()) ? one.grpc() : OptionalInt.empty(),
                one.grpcLoopback() && other.grpcLoopback(),
                others);
    }

    private static TillerOptions agreed(TillerOptions one, TillerOptions other) {
        var agreed = one.toBuilder();
        if (one.hasTls() != other.hasTls() || one.getTls() != other.getTls()) {
            agreed.clearTls();
        }
        if (one.hasTlsVerify() != other.hasTlsVerify() || one.getTlsVerify() != other.getTlsVerify()) {
            agreed.clearTlsVerify();
        }
        if (one.hasHistoryMax() != other.hasHistoryMax() || one.getHistoryMax() != other.getHistoryMax()) {
            agreed.clearHistoryMax();
        }
        if (!one.getStorage().equals(other.getStorage())) {
            agreed.clearStorage();
        }
        if (!one.getListen().equals(other.getListen())) {
            agreed.clearListen();
        }
        if (!one.getProbeListen().equals(other.getProbeListen())) {
            agreed.clearProbeListen();
        }
        return agreed.setListensOnLoopback(one.getListensOnLoopback() && other.getListensOnLoopback())
                .setTrace(one.getTrace() || other.getTrace())
                .build();
    }
}

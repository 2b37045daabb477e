package io.seaworthy.e2e.cluster;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.seaworthy.e2e.cluster.TillerVariant.Options;
import io.seaworthy.e2e.cluster.TillerVariant.Storage;
import io.seaworthy.e2e.cluster.TillerVariant.Tls;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Moves a variant's options to where its container shall say them; see Helm 2 {@code cmd/tiller/tiller.go}. */
final class TillerArguments {

    /** Where the Deployment mounts {@code tiller-secret}. */
    static final String CERTIFICATES = "/etc/certs";

    private TillerArguments() {}

    /** The container that {@code helm init} wrote, with the variant's options. */
    static Container place(Container initial, TillerVariant variant) {
        var flags = flags(variant);
        if (flags.isEmpty()) {
            return initial;
        }
        var container = new ContainerBuilder(initial);
        if (variant.options() != Options.ENV) {
            container.removeMatchingFromEnv(variable -> variable.getName().startsWith("TILLER_TLS_"));
        }
        if (variant.options() == Options.ARGS) {
            return container.withArgs(flags).build();
        }
        return container.withCommand("/tiller").addAllToCommand(flags).build();
    }

    private static List<String> flags(TillerVariant variant) {
        var flags = new ArrayList<String>();
        if (variant.storage() != Storage.CONFIGMAP) {
            flags.add("--storage=" + variant.storage().name().toLowerCase(Locale.ROOT));
        }
        if (variant.loopbackOnly()) {
            flags.add("--listen=127.0.0.1:" + TillerProcess.GRPC_PORT);
        }
        if (variant.options() == Options.ENV) {
            return flags;
        }
        if (variant.historyMax() > 0) {
            flags.add("--history-max=" + variant.historyMax());
        }
        if (variant.tls() != Tls.PLAINTEXT) {
            flags.add(variant.tls() == Tls.TLS ? "--tls" : "--tls-verify");
            flags.add("--tls-key=" + CERTIFICATES + "/tls.key");
            flags.add("--tls-cert=" + CERTIFICATES + "/tls.crt");
            if (variant.tls() == Tls.TLS_VERIFY) {
                flags.add("--tls-ca-cert=" + CERTIFICATES + "/ca.crt");
            }
        }
        return flags;
    }
}

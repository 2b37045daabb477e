package io.seaworthy.e2e.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One way to install Tiller 2.17; the default is what {@code helm init --service-account tiller} writes.
 *
 * @param name says what is special, for test names
 * @param namespace made if it is missing
 * @param serviceAccount made if it is missing; {@code default} leaves it out of the Deployment
 * @param grant what that account may do
 * @param tls of the gRPC port
 * @param storage where it keeps release records
 * @param loopbackOnly listens on 127.0.0.1 of its pod, as stable/magic-namespace does
 * @param options where its Deployment says all this
 * @param historyMax revisions kept for a release; 0 = all
 * @param certificateLife of its certificate; negative = expired
 */
public record TillerVariant(
        String name,
        String namespace,
        String serviceAccount,
        Grant grant,
        Tls tls,
        Storage storage,
        boolean loopbackOnly,
        Options options,
        int historyMax,
        Duration certificateLife) {

    /** Rights of Tiller's account. */
    public enum Grant {
        CLUSTER_ADMIN,
        /** ClusterRole {@code admin}, in its own namespace only. */
        NAMESPACE_ADMIN,
        NOTHING
    }

    /** Transport of the gRPC port. */
    public enum Tls {
        PLAINTEXT,
        /** {@code --tls}: encrypted, any client. */
        TLS,
        /** {@code --tls-verify}: only clients with a certificate of its CA. */
        TLS_VERIFY
    }

    /** Value of {@code --storage}. */
    public enum Storage {
        CONFIGMAP,
        SECRET,
        MEMORY
    }

    /** The part of the container that carries Tiller's options. */
    public enum Options {
        /** As {@code helm init} writes them; options without a variable (storage, listen) go into {@code command}. */
        ENV,
        /** {@code command: [/tiller, --…]}, as the documentation's {@code --override} examples. */
        COMMAND,
        /** {@code args: [--…]}. */
        ARGS
    }

    /** As {@code helm init} installs it, with cluster-admin. */
    public static TillerVariant plaintext() {
        return new TillerVariant(
                "plaintext",
                "kube-system",
                "tiller",
                Grant.CLUSTER_ADMIN,
                Tls.PLAINTEXT,
                Storage.CONFIGMAP,
                false,
                Options.ENV,
                0,
                Duration.ofDays(365));
    }

    /** Every transport, listener, storage and place of options; each in a namespace of its own. */
    public static List<TillerVariant> all() {
        var all = new ArrayList<TillerVariant>();
        for (var options : Options.values()) {
            for (var tls : Tls.values()) {
                all.add(plaintext().withTls(tls).withOptions(options));
            }
            for (var storage : List.of(Storage.SECRET, Storage.MEMORY)) {
                all.add(plaintext().withStorage(storage).withOptions(options));
            }
            all.add(plaintext().withLoopbackOnly().withOptions(options));
        }
        return all.stream().map(TillerVariant::namedAfterItself).toList();
    }

    private TillerVariant namedAfterItself() {
        var words = new ArrayList<>(List.of(tls.name(), storage.name()));
        if (loopbackOnly) {
            words.add("loopback");
        }
        words.add("in " + options.name());
        var text = String.join(" ", words).toLowerCase(Locale.ROOT).replace('_', '-');
        return withName(text).withNamespace("tiller-" + text.replace(' ', '-'));
    }

    public TillerVariant withName(String text) {
        return new TillerVariant(
                text,
                namespace,
                serviceAccount,
                grant,
                tls,
                storage,
                loopbackOnly,
                options,
                historyMax,
                certificateLife);
    }

    public TillerVariant withNamespace(String place) {
        return new TillerVariant(
                name, place, serviceAccount, grant, tls, storage, loopbackOnly, options, historyMax, certificateLife);
    }

    public TillerVariant withServiceAccount(String account, Grant rights) {
        return new TillerVariant(
                name, namespace, account, rights, tls, storage, loopbackOnly, options, historyMax, certificateLife);
    }

    public TillerVariant withTls(Tls transport) {
        return new TillerVariant(
                name,
                namespace,
                serviceAccount,
                grant,
                transport,
                storage,
                loopbackOnly,
                options,
                historyMax,
                certificateLife);
    }

    public TillerVariant withStorage(Storage driver) {
        return new TillerVariant(
                name,
                namespace,
                serviceAccount,
                grant,
                tls,
                driver,
                loopbackOnly,
                options,
                historyMax,
                certificateLife);
    }

    public TillerVariant withLoopbackOnly() {
        return new TillerVariant(
                name, namespace, serviceAccount, grant, tls, storage, true, options, historyMax, certificateLife);
    }

    public TillerVariant withOptions(Options place) {
        return new TillerVariant(
                name, namespace, serviceAccount, grant, tls, storage, loopbackOnly, place, historyMax, certificateLife);
    }

    public TillerVariant withHistoryMax(int revisions) {
        return new TillerVariant(
                name,
                namespace,
                serviceAccount,
                grant,
                tls,
                storage,
                loopbackOnly,
                options,
                revisions,
                certificateLife);
    }

    public TillerVariant withCertificateLife(Duration life) {
        return new TillerVariant(
                name, namespace, serviceAccount, grant, tls, storage, loopbackOnly, options, historyMax, life);
    }
}

package io.seaworthy.agent.tiller;

import io.seaworthy.agent.tiller.option.TillerVersion;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * An image as written in a pod.
 *
 * @param name last segment of the repository: {@code tiller} of {@code registry:5000/helm/tiller:v2.17.0@sha256:…}
 * @param tag empty where none is written
 */
record ImageReference(String name, String tag) {

    static ImageReference parse(String image) {
        var at = image.indexOf('@');
        var withoutDigest = at < 0 ? image : image.substring(0, at);
        var last = withoutDigest.substring(withoutDigest.lastIndexOf('/') + 1);
        // A colon before the last slash belongs to the registry's port.
        var colon = last.indexOf(':');
        return colon < 0
                ? new ImageReference(last, "")
                : new ImageReference(last.substring(0, colon), last.substring(colon + 1));
    }

    /** Called exactly {@code tiller}. */
    boolean isTiller() {
        return name.equals("tiller");
    }

    /** Has {@code tiller} as a word of its name, as mirrors write it: {@code kubernetes-helm-tiller}, not distiller. */
    boolean mentionsTiller() {
        return Arrays.asList(name.toLowerCase(Locale.ROOT).split("[-_.]+")).contains("tiller");
    }

    /** The version that the tag claims; empty where the tag is no version, or the image's and not Tiller's. */
    Optional<TillerVersion> version() {
        return mentionsTiller() ? TillerVersion.parse(tag) : Optional.empty();
    }
}

package io.seaworthy.agent.workload;

import java.util.Set;

/**
 * An image as pods and scanners write it, with what they leave out filled in.
 *
 * @param registry {@code docker.io} where none is written
 * @param repository {@code library/nginx} for {@code nginx}
 * @param tag empty = none is written
 * @param digest {@code sha256:…}; empty = none is written
 */
record ImageName(String registry, String repository, String tag, String digest) {

    private static final String DOCKER = "docker.io";
    private static final Set<String> DOCKER_TOO = Set.of("index.docker.io", "registry-1.docker.io", "docker.io", "");

    static ImageName parse(String image) {
        var at = image.indexOf('@');
        var digest = at < 0 ? "" : image.substring(at + 1);
        var named = at < 0 ? image : image.substring(0, at);
        // A colon before the last slash belongs to the registry's port.
        var colon = named.indexOf(':', named.lastIndexOf('/') + 1);
        var tag = colon < 0 ? "" : named.substring(colon + 1);
        var path = colon < 0 ? named : named.substring(0, colon);
        var slash = path.indexOf('/');
        var first = slash < 0 ? "" : path.substring(0, slash);
        var isRegistry = first.contains(".") || first.contains(":") || first.equals("localhost");
        return of(isRegistry ? first : "", isRegistry ? path.substring(slash + 1) : path, tag, digest);
    }

    static ImageName of(String registry, String repository, String tag, String digest) {
        var docker = DOCKER_TOO.contains(registry);
        return new ImageName(
                docker ? DOCKER : registry,
                docker && repository.indexOf('/') < 0 ? "library/" + repository : repository,
                tag,
                digest);
    }

    /** Whether a scan of this image is a scan of what a pod asks for by this name. */
    boolean isWhat(ImageName asked) {
        return registry.equals(asked.registry)
                && repository.equals(asked.repository)
                && (asked.digest.isEmpty() ? tagOrLatest().equals(asked.tagOrLatest()) : digest.equals(asked.digest));
    }

    private String tagOrLatest() {
        return tag.isEmpty() && digest.isEmpty() ? "latest" : tag;
    }

    /** As people write it: {@code nginx:1.16}. */
    @Override
    public String toString() {
        var docker = registry.equals(DOCKER);
        var familiar = docker && repository.startsWith("library/") ? repository.substring(8) : repository;
        return (docker ? "" : registry + "/")
                + familiar
                + (tag.isEmpty() ? "" : ":" + tag)
                + (tag.isEmpty() && !digest.isEmpty() ? "@" + digest : "");
    }

    /** Everything that is known of it. */
    String complete() {
        return registry + "/" + repository + (tag.isEmpty() ? "" : ":" + tag) + (digest.isEmpty() ? "" : "@" + digest);
    }
}

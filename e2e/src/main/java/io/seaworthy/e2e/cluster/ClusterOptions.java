package io.seaworthy.e2e.cluster;

import java.util.ArrayList;
import java.util.List;

/**
 * How a test cluster differs from the default one: RBAC on, Secrets in clear in etcd, anonymous requests
 * authenticated as {@code system:anonymous}, API server flags not visible.
 *
 * @param authorization who may do what
 * @param encryptionAtRest Secrets are written to etcd encrypted (secretbox)
 * @param anonymousAuth requests without credentials are {@code system:anonymous} instead of refused; AlwaysAllow turns it off
 * @param flagsVisible a {@code kube-apiserver} pod in kube-system shows the flags, as kubeadm's does
 * @param admission admission plugins besides the default ones, for example {@code AlwaysPullImages}
 * @param flags more flags of kube-apiserver, as {@code --name=value}
 */
public record ClusterOptions(
        Authorization authorization,
        boolean encryptionAtRest,
        boolean anonymousAuth,
        boolean flagsVisible,
        List<String> admission,
        List<String> flags) {

    /** The API server's {@code --authorization-mode}. */
    public enum Authorization {
        RBAC("RBAC"),
        ALWAYS_ALLOW("AlwaysAllow");

        private final String mode;

        Authorization(String mode) {
            this.mode = mode;
        }

        String mode() {
            return mode;
        }
    }

    public ClusterOptions {
        admission = List.copyOf(admission);
        flags = List.copyOf(flags);
    }

    public static ClusterOptions defaults() {
        return new ClusterOptions(Authorization.RBAC, false, true, false, List.of(), List.of());
    }

    public ClusterOptions withAuthorization(Authorization mode) {
        return new ClusterOptions(mode, encryptionAtRest, anonymousAuth, flagsVisible, admission, flags);
    }

    public ClusterOptions withEncryptionAtRest() {
        return new ClusterOptions(authorization, true, anonymousAuth, flagsVisible, admission, flags);
    }

    public ClusterOptions withoutAnonymousAuth() {
        return new ClusterOptions(authorization, encryptionAtRest, false, flagsVisible, admission, flags);
    }

    public ClusterOptions withVisibleFlags() {
        return new ClusterOptions(authorization, encryptionAtRest, anonymousAuth, true, admission, flags);
    }

    public ClusterOptions withAdmission(String plugin) {
        return new ClusterOptions(
                authorization, encryptionAtRest, anonymousAuth, flagsVisible, plus(admission, plugin), flags);
    }

    public ClusterOptions withFlag(String flag) {
        return new ClusterOptions(
                authorization, encryptionAtRest, anonymousAuth, flagsVisible, admission, plus(flags, flag));
    }

    private static List<String> plus(List<String> some, String one) {
        var more = new ArrayList<>(some);
        more.add(one);
        return more;
    }
}

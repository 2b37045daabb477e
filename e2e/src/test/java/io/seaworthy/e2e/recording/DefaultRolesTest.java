package io.seaworthy.e2e.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefaultRolesTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void rolesOfKubernetesOwnComponentsAreLeftOut() {
        assertThat(kept(
                        role("system:kube-dns", true),
                        binding("system:kube-dns", true, "system:kube-dns", "ServiceAccount")))
                .isEmpty();
    }

    @Test
    void whatEverybodyHasStays() {
        assertThat(kept(
                        role("system:discovery", true),
                        binding("system:discovery", true, "system:authenticated", "Group")))
                .hasSize(2);
    }

    @Test
    void aDefaultRoleStaysWithTheBindingThatUsesIt() {
        assertThat(kept(role("edit", true), role("view", true), binding("edit", false, "ann", "User")))
                .containsExactly("ClusterRole edit", "ClusterRoleBinding edit");
    }

    @Test
    void aDefaultBindingThatSomebodyWasAddedToStays() {
        assertThat(kept(binding("system:kube-dns", true, "ann", "User"))).hasSize(1);
    }

    @Test
    void rolesOfTheScenarioStayUnused() {
        assertThat(kept(role("mine", false))).hasSize(1);
    }

    private static List<String> kept(ObjectNode... objects) {
        return new DefaultRoles(List.of(objects))
                .without().stream()
                        .map(object -> object.path("kind").asText() + " "
                                + object.path("metadata").path("name").asText())
                        .toList();
    }

    private static ObjectNode role(String name, boolean isDefault) {
        return named("ClusterRole", name, isDefault);
    }

    private static ObjectNode binding(String role, boolean isDefault, String subject, String kind) {
        var binding = named("ClusterRoleBinding", role, isDefault);
        binding.putObject("roleRef").put("kind", "ClusterRole").put("name", role);
        binding.putArray("subjects").addObject().put("kind", kind).put("name", subject);
        return binding;
    }

    private static ObjectNode named(String kind, String name, boolean isDefault) {
        var object = JSON.createObjectNode().put("kind", kind);
        var metadata = object.putObject("metadata").put("name", name);
        if (isDefault) {
            metadata.putObject("labels").put("kubernetes.io/bootstrapping", "rbac-defaults");
        }
        return object;
    }
}

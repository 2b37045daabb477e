package io.seaworthy.e2e.oidc;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What an {@link OidcServer} knows.
 *
 * @param clients programs that people may log in to
 * @param people who may log in
 */
public record Realm(List<Client> clients, List<Person> people) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A program that demands PKCE with S256; the groups of a person are in the claim {@code groups}.
     *
     * @param secret empty = a public client
     * @param redirects where a login may return to; a {@code *} at the end stands for anything
     */
    public record Client(String id, String secret, List<String> redirects) {

        public Client {
            redirects = List.copyOf(redirects);
        }
    }

    /** A person; mail is {@code NAME@acme.test}. */
    public record Person(String name, String password, List<String> groups) {

        public Person {
            groups = List.copyOf(groups);
        }
    }

    public Realm {
        clients = List.copyOf(clients);
        people = List.copyOf(people);
    }

    /** Keycloak's import format. */
    String json() {
        var realm = JSON.createObjectNode();
        realm.put("realm", OidcServer.REALM).put("enabled", true).put("sslRequired", "none");
        var groups = new LinkedHashSet<String>();
        people.forEach(person -> groups.addAll(person.groups()));
        var listed = realm.putArray("groups");
        groups.forEach(group -> listed.addObject().put("name", group));
        var programs = realm.putArray("clients");
        clients.forEach(client -> write(client, programs.addObject()));
        var users = realm.putArray("users");
        people.forEach(person -> write(person, users.addObject()));
        return realm.toString();
    }

    private static void write(Client client, ObjectNode into) {
        into.put("clientId", client.id()).put("enabled", true).put("standardFlowEnabled", true);
        into.put("directAccessGrantsEnabled", false)
                .put("publicClient", client.secret().isEmpty());
        if (!client.secret().isEmpty()) {
            into.put("secret", client.secret());
        }
        client.redirects().forEach(into.putArray("redirectUris")::add);
        into.putObject("attributes").put("pkce.code.challenge.method", "S256");
        var mapper = into.putArray("protocolMappers").addObject();
        mapper.put("name", "groups").put("protocol", "openid-connect");
        mapper.put("protocolMapper", "oidc-group-membership-mapper");
        mapper.putObject("config")
                .put("claim.name", "groups")
                .put("full.path", "false")
                .put("id.token.claim", "true")
                .put("access.token.claim", "true")
                .put("userinfo.token.claim", "true");
    }

    private static void write(Person person, ObjectNode into) {
        into.put("username", person.name()).put("enabled", true);
        into.put("email", person.name() + "@acme.test").put("emailVerified", true);
        into.put("firstName", person.name()).put("lastName", "Acme");
        person.groups().forEach(group -> {
            var named = into.withArray("groups");
            named.add("/" + group);
        });
        into.putArray("credentials").addObject().put("type", "password").put("value", person.password());
    }
}

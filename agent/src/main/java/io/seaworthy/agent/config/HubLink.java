package io.seaworthy.agent.config;

/**
 * Where the hub is.
 *
 * @param address of the link and of renewals; asks for the agent's certificate
 * @param enrolAddress of enrolment; the next port unless told otherwise
 */
public record HubLink(Address address, Address enrolAddress) {

    /** With enrolment on the next port. */
    public static HubLink at(Address address) {
        return new HubLink(address, address.next());
    }

    static HubLink from(SettingsSource source) {
        var address = source.text("hub.address")
                .map(text -> Address.parse("hub.address", text))
                .orElseThrow(() -> InvalidSetting.missing("hub.address", "host:port of the hub's link"));
        return new HubLink(
                address,
                source.text("hub.enrol-address")
                        .map(text -> Address.parse("hub.enrol-address", text))
                        .orElseGet(address::next));
    }
}

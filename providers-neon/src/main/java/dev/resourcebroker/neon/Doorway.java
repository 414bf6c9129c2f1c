package dev.resourcebroker.neon;

import dev.resourcebroker.neon.role.Login;
import dev.resourcebroker.provider.Call;

/**
 * How the database of a branch is reached.
 *
 * @param admin who administers it by SQL
 * @param direct where it is
 * @param pooled where its pool is
 */
record Doorway(Login admin, Address direct, Address pooled) {
    /** Asks the vendor, before anything is changed. */
    static Doorway open(NeonClient client, Call call, Place place) {
        String database = call.specification().text(Choices.DATABASE);
        String admin = ask(client, call, place.path() + "/databases/" + Reader.escaped(database))
                .text("/database/owner_name");
        String password = ask(client, call, place.path() + "/roles/" + Reader.escaped(admin) + "/reveal_password")
                .text("/password");
        String uri = Place.projectPath(place.project()) + "/connection_uri?branch_id=" + Reader.escaped(place.branch())
                + "&database_name=" + Reader.escaped(database) + "&role_name=" + Reader.escaped(admin) + "&pooled=";
        Address direct = Address.of(ask(client, call, uri + "false"));
        Address pooled = Address.of(ask(client, call, uri + "true"));
        return new Doorway(direct.login(admin, password), direct, pooled);
    }

    static Reply ask(NeonClient client, Call call, String path) {
        Reply reply = client.get(call.access(), call.attempt().guard().left(), path);
        if (!reply.isFine()) {
            throw NotSent.because(reply);
        }
        return reply;
    }
}

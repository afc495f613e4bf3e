package dev.scimconsole.server.scim.operation;

import dev.scimconsole.server.scim.answer.AnswerRoom;
import dev.scimconsole.server.scim.resource.Memberships;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.directory.ResourceRecords;
import java.util.function.Consumer;

/// The transaction a request runs in, for the organization its token opens.
///
/// @param baseUrl     without a slash at the end
/// @param client      as it names itself; empty text when it does not
/// @param userCreated is told of each user that is created
/// @param room        takes what the answer is going to be
public record Work(Transaction transaction, String organizationId, String baseUrl, String client,
        Consumer<NewUser> userCreated, AnswerRoom.Share room) {

    /// The resources.
    ResourceRecords records() {
        return transaction.resources();
    }

    /// The memberships.
    Memberships memberships() {
        return new Memberships(transaction.resources(), organizationId, baseUrl, room);
    }
}

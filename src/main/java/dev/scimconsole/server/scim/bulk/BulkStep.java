package dev.scimconsole.server.scim.bulk;

import dev.scimconsole.server.scim.operation.Operation.Action;
import dev.scimconsole.server.scim.operation.Operation.Changing;
import java.util.List;
import java.util.Optional;

/// One operation of a bulk request, ready to run.
///
/// @param index      its place in the request
/// @param entry      as sent
/// @param references indexes of the operations it refers to
/// @param location   of its resource below the base URL; empty when the path names none
/// @param change     what it does, and instead of that when it is refused; throws what is wrong with it
/// @param completion what is left to do once all operations of its unit have run: it adds the members that
///                   refer back to it in a circle
/// @param alone      the same without what it refers to, for when that was not created; empty where nothing
///                   is left then
record BulkStep(int index, BulkRequest.Entry entry, List<Integer> references, Optional<String> location,
        Changing change, Optional<Action> completion,
        Optional<Changing> alone) {}

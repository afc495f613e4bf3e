package dev.scimconsole.contract.connections;

import java.util.Optional;

/// Makes a connection, or gives one another name and another trust.
///
/// @param name  what people call it, at most 60 characters
/// @param trust for one that is federated; empty for one with secrets. Of what is there the kind stays.
public record CreateConnection(String name, Optional<Trust> trust) {}

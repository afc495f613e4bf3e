package dev.scimconsole.contract.directory;

import java.util.Optional;

/// A group that the identity provider has provisioned, in a line.
///
/// @param id          of the SCIM resource
/// @param source      who made the current version; empty when this is not known
/// @param members     how many direct members it has, counted up to 1000 in a list
/// @param moreMembers whether there are more
/// @param refused     what is open about the group
public record GroupSummary(String id, String displayName, Optional<ResourceSource> source, long members,
        boolean moreMembers, RefusalMark refused) {}

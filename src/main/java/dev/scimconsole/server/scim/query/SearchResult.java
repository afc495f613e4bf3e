package dev.scimconsole.server.scim.query;

import dev.scimconsole.server.store.directory.StoredResource;
import java.util.List;

/// What a search found.
///
/// @param total     matches in all
/// @param offset    matches before these
/// @param resources one page of them
/// @param sources   for each resource the index of the target it came from
/// @param more      whether there are matches after these
record SearchResult(long total, long offset, List<StoredResource> resources, List<Integer> sources,
        boolean more) {}

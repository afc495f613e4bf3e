package dev.scimconsole.server.scim;

import dev.scimconsole.server.scim.change.MemberValues;
import dev.scimconsole.server.values.ChangeReader;
import dev.scimconsole.server.values.ChangeText;
import java.util.List;

/// Reads what was kept of changes, knowing what their requests mean.
public final class KeptChangeReader implements ChangeReader {

    @Override
    public ChangeText read(String kept) {
        return KeptChange.read(kept);
    }

    @Override
    public List<ChangeText.Value> beside(String asked, Stored stored) {
        return AskedValues.beside(asked, stored);
    }

    @Override
    public Members members(String array) {
        return MemberValues.read(array);
    }

    @Override
    public String named(List<String> names) {
        return MemberValues.write(names, 0);
    }
}

package dev.scimconsole.server.scim.bulk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/// The order in which operations run: each after those it refers to, and otherwise as sent. Operations that
/// refer to each other in a circle (RFC 7644 §3.7.1) form one unit. (Tarjan's algorithm for strongly
/// connected components, which emits them in this very order.)
final class BulkOrder {

    private final List<List<Integer>> references;
    private final int[] indexes;
    private final int[] lowest;
    private final boolean[] onStack;
    private final Deque<Integer> stack = new ArrayDeque<>();
    private final List<List<Integer>> units = new ArrayList<>();
    private int next = 1;

    private BulkOrder(List<List<Integer>> references) {
        this.references = references;
        int size = references.size();
        indexes = new int[size];
        lowest = new int[size];
        onStack = new boolean[size];
    }

    /// Orders operations.
    ///
    /// @param references for each operation those it refers to
    /// @return units of operations, each in the order they were sent
    static List<List<Integer>> of(List<List<Integer>> references) {
        BulkOrder order = new BulkOrder(references);
        for (int i = 0; i < references.size(); i++) {
            if (order.indexes[i] == 0) {
                order.visit(i);
            }
        }
        return order.units;
    }

    private void visit(int operation) {
        indexes[operation] = next;
        lowest[operation] = next++;
        stack.push(operation);
        onStack[operation] = true;
        for (int referred : references.get(operation)) {
            if (indexes[referred] == 0) {
                visit(referred);
                lowest[operation] = Math.min(lowest[operation], lowest[referred]);
            } else if (onStack[referred]) {
                lowest[operation] = Math.min(lowest[operation], indexes[referred]);
            }
        }
        if (lowest[operation] == indexes[operation]) {
            units.add(popUnit(operation));
        }
    }

    private List<Integer> popUnit(int last) {
        List<Integer> unit = new ArrayList<>();
        int popped;
        do {
            popped = stack.pop();
            onStack[popped] = false;
            unit.add(popped);
        } while (popped != last);
        Collections.sort(unit);
        return unit;
    }
}

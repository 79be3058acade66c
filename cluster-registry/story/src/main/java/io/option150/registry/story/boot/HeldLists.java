package io.option150.registry.story.boot;

import io.option150.registry.story.Memory;
import io.option150.registry.story.Memory.Held;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which trust list of one sort, CTL or ITL, a phone holds, and which it would not have. A phone without any keeps the first
 * one blindly; one that holds a list shows by taking its configuration that it took the new list, too.
 */
final class HeldLists {

    private final Predicate<Asked> sort;
    private Held held;
    private final List<Asked> refused = new ArrayList<>();

    private HeldLists(Held before, Predicate<Asked> sort) {
        this.held = before;
        this.sort = sort;
    }

    static HeldLists ctl(List<Boot> boots, Memory memory) {
        return of(boots, memory.ctl(), Asked::isCtl);
    }

    static HeldLists itl(List<Boot> boots, Memory memory) {
        return of(boots, memory.itl(), asked -> !asked.isCtl());
    }

    private static HeldLists of(List<Boot> boots, Held before, Predicate<Asked> sort) {
        HeldLists lists = new HeldLists(before, sort);
        boots.forEach(lists::read);
        return lists;
    }

    private void read(Boot boot) {
        Optional<Asked> list = boot.asked().stream()
                .filter(it -> it.isWhole(NameKind.TRUST_LIST) && sort.test(it))
                .filter(it -> !it.request().signer().isEmpty())
                .reduce((_, later) -> later);
        if (list.isEmpty()) {
            return;
        }
        Held offered = new Held(list.get().request().signer(), list.get().owner());
        boolean known = offered.signer().equals(held.signer());
        if (held.nothing() || known || boot.taken() == Taken.YES) {
            held = offered;
            refused.clear();
        } else if (boot.taken() == Taken.NO) {
            refused.add(list.get());
            boot.configuration().ifPresent(refused::add);
        }
    }

    /** What it holds; {@link Held#NOTHING} where that is not known. */
    Held held() {
        return held;
    }

    /** Lists of another signer that it would not have since it took one last, with the configurations that it left. */
    List<Asked> refused() {
        return refused;
    }
}

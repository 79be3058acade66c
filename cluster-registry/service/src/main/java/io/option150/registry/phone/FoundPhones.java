package io.option150.registry.phone;

import io.option150.search.Findable;
import io.option150.search.SearchHit;
import io.option150.search.Sought;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;

/** Phones by a part of their name, MAC address or address. */
@Singleton
class FoundPhones implements Findable {

    private static final int PLACE = 1;

    private final Phones phones;

    FoundPhones(Phones phones) {
        this.phones = phones;
    }

    @Override
    public String kind() {
        return "phone";
    }

    @Override
    public int place() {
        return PLACE;
    }

    @Override
    public Uni<List<SearchHit>> find(Sought sought) {
        if (!PhoneFilter.canBePart(sought.packed())) {
            return Uni.createFrom().item(List.of());
        }
        return phones.first(new PhoneFilter(sought.packed(), null, null, null), MOST)
                .map(found -> found.stream()
                        .map(phone ->
                                SearchHit.of(kind(), phone.device(), Objects.requireNonNullElse(phone.home(), "")))
                        .toList());
    }
}

package io.option150.files.config;

import io.option150.config.record.CallManagerGroup;
import io.option150.config.record.OwnTemplate;
import io.option150.config.record.Profile;
import io.option150.config.record.Records;
import java.util.Optional;

/** Records as they would be with one of them changed. */
interface Overlay {

    /** These, and what the changed one needs besides. */
    Records on(Records records);

    /**
     * With another profile.
     *
     * @param above what it inherits from and names
     */
    record OfProfile(Profile changed, Records above) implements Overlay {

        @Override
        public Records on(Records records) {
            return new Records() {
                @Override
                public Optional<Profile> profile(String name) {
                    return name.equals(changed.name())
                            ? Optional.of(changed)
                            : records.profile(name).or(() -> above.profile(name));
                }

                @Override
                public Optional<CallManagerGroup> callManagerGroup(String name) {
                    return records.callManagerGroup(name).or(() -> above.callManagerGroup(name));
                }

                @Override
                public Optional<OwnTemplate> template(String name) {
                    return records.template(name).or(() -> above.template(name));
                }
            };
        }
    }

    /** With another group. */
    record OfGroup(CallManagerGroup changed) implements Overlay {

        @Override
        public Records on(Records records) {
            return new Records() {
                @Override
                public Optional<Profile> profile(String name) {
                    return records.profile(name);
                }

                @Override
                public Optional<CallManagerGroup> callManagerGroup(String name) {
                    return name.equals(changed.name()) ? Optional.of(changed) : records.callManagerGroup(name);
                }

                @Override
                public Optional<OwnTemplate> template(String name) {
                    return records.template(name);
                }
            };
        }
    }

    /** With another template. */
    record OfTemplate(OwnTemplate changed) implements Overlay {

        @Override
        public Records on(Records records) {
            return new Records() {
                @Override
                public Optional<Profile> profile(String name) {
                    return records.profile(name);
                }

                @Override
                public Optional<CallManagerGroup> callManagerGroup(String name) {
                    return records.callManagerGroup(name);
                }

                @Override
                public Optional<OwnTemplate> template(String name) {
                    return name.equals(changed.name()) ? Optional.of(changed) : records.template(name);
                }
            };
        }
    }
}

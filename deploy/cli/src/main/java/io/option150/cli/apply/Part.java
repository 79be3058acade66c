package io.option150.cli.apply;

import java.io.IOException;
import java.util.List;

/** The documents of one kind beside what the server has. */
interface Part {

    /** What differs. */
    List<Change> changes();

    /** What a set remembers of it: what can be removed again. */
    List<Member> members();

    /**
     * Makes the server have it. What is refused harms nothing else.
     *
     * @return a line for each refusal
     */
    List<String> apply() throws IOException;
}

package io.option150.config.render;

import io.quarkus.qute.Expression;
import io.quarkus.qute.LoopSectionHelper;
import io.quarkus.qute.ResultNode;
import io.quarkus.qute.Scope;
import io.quarkus.qute.SectionBlock;
import io.quarkus.qute.SectionHelper;
import io.quarkus.qute.SectionHelperFactory;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateNode;
import io.quarkus.qute.TemplateNode.Origin;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * {@code for} over lists that a record has. Over a number or the entries of a map, as templates may elsewhere, it could go on for
 * ever, and so it could over what an outer loop is at: its rounds are paid for before they begin.
 */
final class RecordLoop implements SectionHelperFactory<SectionHelper> {

    private static final String ITERABLE = "iterable";
    private static final String RULE = "a loop goes over a list of the record";

    private final LoopSectionHelper.Factory loops = new LoopSectionHelper.Factory();

    @Override
    public List<String> getDefaultAliases() {
        return loops.getDefaultAliases();
    }

    @Override
    public ParametersInfo getParameters() {
        return loops.getParameters();
    }

    @Override
    public List<String> getBlockLabels() {
        return loops.getBlockLabels();
    }

    @Override
    public Scope initializeBlock(Scope outer, BlockInfo block) {
        return loops.initializeBlock(outer, block);
    }

    @Override
    public SectionHelper initialize(SectionInitContext section) {
        var iterable = section.getExpression(ITERABLE);
        if (iterable == null || iterable.isLiteral()) {
            throw new TemplateException(section.getOrigin(), RULE);
        }
        long steps = section.getBlocks().stream().mapToLong(RecordLoop::steps).sum();
        return new Bounded(loops.initialize(section), iterable, steps, section.getOrigin());
    }

    /** All that one round may come by, at most: pieces of text, sections, and names that these ask for. */
    private static long steps(SectionBlock block) {
        return 1
                + block.nodes.stream()
                        .mapToLong(it -> nodes(it) + it.getExpressions().size())
                        .sum();
    }

    private static long nodes(TemplateNode node) {
        return node.isSection()
                ? 1
                        + node.asSection().getBlocks().stream()
                                .flatMap(it -> it.nodes.stream())
                                .mapToLong(RecordLoop::nodes)
                                .sum()
                : 1;
    }

    private record Bounded(LoopSectionHelper loop, Expression iterable, long steps, Origin origin)
            implements SectionHelper {

        @Override
        public CompletionStage<ResultNode> resolve(SectionResolutionContext context) {
            return context.evaluate(iterable).thenCompose(it -> {
                if (!(it instanceof Collection<?> items)) {
                    throw new TemplateException(origin, RULE);
                }
                Budget.of(context.resolutionContext().getAttribute(Budget.ATTRIBUTE))
                        // What stands in its place where there is nothing is a round, too.
                        .rounds(Math.max(1, items.size()), steps, origin);
                return loop.resolve(context);
            });
        }
    }
}

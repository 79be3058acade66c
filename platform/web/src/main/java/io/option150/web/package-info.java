/** What every HTTP API of the suite does alike: problem documents, tokens, pages, entity tags. */
package io.option150.web;

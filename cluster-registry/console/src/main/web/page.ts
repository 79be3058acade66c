/** The page as a whole: everything it shows is a custom element that is defined by being imported. */
import "./app/page-frame";

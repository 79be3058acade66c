import type { Key } from "../../text/en";
import { contentText } from "./common-content";

/** What the form of a kind of common files asks for; what the content may have is the server's to say. */
export interface CommonKind {
  text: Key;
  /** Whether its file may have a path of one's own. */
  path: boolean;
  /** Whether call managers of a group go into it. */
  group: boolean;
  /** Whether it is made by a site's own template. */
  template: boolean;
  /** What a new one begins with. */
  sample: unknown;
}

const PLAIN = { path: true, group: false, template: false };
const FIXED = { ...PLAIN, path: false };

/** By the words that the API has for them. */
export const COMMON_KINDS: Readonly<Record<string, CommonKind>> = {
  "soft-keys": { ...PLAIN, text: "kindSoftKeys", sample: { states: { "On Hook": ["Redial", "NewCall"], Connected: ["Hold", "EndCall", "Transfer"] } } },
  "feature-policy": { ...PLAIN, text: "kindFeaturePolicy", sample: { features: [{ name: "Park", id: 2, enable: false }] } },
  "dial-plan": { ...PLAIN, text: "kindDialPlan", sample: { rules: [{ match: "2..", timeout: 1 }, { match: "*", timeout: 5 }] } },
  rings: { ...FIXED, text: "kindRings", sample: { rings: [{ name: "Chirp", raw: "Chirp.raw" }] } },
  backgrounds: { ...FIXED, text: "kindBackgrounds", sample: { size: "320x212x16", images: [{ thumbnail: "tn.png", picture: "picture.png" }] } },
  "sip-default": { ...FIXED, group: true, text: "kindSipDefault", sample: { keys: { phone_prompt: "Phone" } } },
  "sync-info": { ...FIXED, text: "kindSyncInfo", sample: { images: [{ version: "*", sync: 1 }] } },
  defaults: { ...FIXED, group: true, text: "kindDefaults", sample: { autoRegistration: "disabled", loads: {} } },
  "flat-profile": { ...PLAIN, group: true, text: "kindFlatProfile", sample: { parameters: { User_ID_1_: "201" } } },
  gateway: { ...PLAIN, group: true, template: true, text: "kindGateway", sample: {} },
};

/** What a site's own template makes, by the words that the API has for that. */
export const FORMS: Readonly<Record<string, Key>> = { phone: "formPhone", "phone-text": "formPhoneText", gateway: "formGateway" };

/** Whether nobody has entered a content yet: it is empty, or what a kind begins with. */
export function isBegun(text: string): boolean {
  return text.trim() === "" || Object.values(COMMON_KINDS).some(({ sample }) => contentText(sample) === text);
}
